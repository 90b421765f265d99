import { getTranslations } from "next-intl/server";
import { buttonClass } from "../ui/button-class.ts";
import { Icon } from "../ui/icon.tsx";
import { Button, LinkButton, TextField } from "../ui/index.ts";
import { paths } from "./paths.ts";

interface Props {
  readonly eventId: string;
  readonly eventName: string;
  /** Path of this page in the visitor's language, which the form goes to. */
  readonly action: string;
  readonly bib: string | undefined;
  readonly name: string | undefined;
  /** What is wrong with what was typed. */
  readonly problem: string | undefined;
  readonly preview: string | undefined;
  readonly hasFaceSearch: boolean;
  readonly hasNameSearch: boolean;
  /** Steps back where there is something found to look at. */
  readonly isSmall: boolean;
}

/** The way in: a field that looks like the number on the runner's chest. Plain forms, so they work without script. */
export async function BibSearch(props: Props) {
  const { eventId, eventName, action, bib, name, problem, preview, hasFaceSearch, hasNameSearch, isSmall } = props;
  const t = await getTranslations("gallery");
  const hidden = preview && <input type="hidden" name="preview" value={preview} />;
  const field = (
    <input
      id="bib"
      name="bib"
      defaultValue={bib}
      placeholder={t("bibPlaceholder")}
      inputMode="text"
      autoComplete="off"
      autoCapitalize="characters"
      spellCheck={false}
      maxLength={12}
      required
      aria-invalid={problem ? true : undefined}
      aria-describedby={problem ? "bib-problem" : undefined}
      className={`numbers w-full min-w-0 bg-transparent text-center font-bold uppercase outline-offset-[-6px] placeholder:text-ink/20 ${isSmall ? "px-2 text-xl" : "px-4 pt-3 pb-1 text-3xl"}`}
    />
  );
  return (
    <search className={`flex w-full flex-col gap-3 ${isSmall ? "max-w-xl" : "max-w-md"}`}>
      {isSmall ? (
        <div className="flex gap-2">
          <form
            action={action}
            method="get"
            className="flex min-w-0 flex-1 overflow-hidden rounded-xl border border-line bg-surface shadow-card"
          >
            {hidden}
            <label htmlFor="bib" className="sr-only">
              {t("bibLabel")}
            </label>
            {field}
            <button type="submit" className={buttonClass({ variant: "primary" }, "rounded-none")}>
              {t("find")}
            </button>
          </form>
          {hasFaceSearch && (
            <LinkButton
              href={paths.selfie(eventId, preview)}
              prefetch={false}
              aria-label={t("selfie")}
              title={t("selfie")}
            >
              <Icon name="scan-face" className="size-6" />
            </LinkButton>
          )}
        </div>
      ) : (
        <>
          <form
            action={action}
            method="get"
            className="overflow-hidden rounded-2xl border border-line bg-surface shadow-bib"
          >
            <div className="flex items-center justify-between bg-accent px-4 py-2 text-on-accent">
              <PinHole />
              <label htmlFor="bib" className="truncate px-3 text-sm font-semibold">
                {t("bibLabel")}
              </label>
              <PinHole />
            </div>
            {hidden}
            {field}
            <p className="truncate px-4 pb-2 text-center text-xs text-soft">{eventName}</p>
            <div className="p-3 pt-0">
              <button type="submit" className={buttonClass({ variant: "primary", size: "large" }, "w-full")}>
                {t("find")}
              </button>
            </div>
          </form>
          {hasFaceSearch && (
            <LinkButton href={paths.selfie(eventId, preview)} size="large" prefetch={false}>
              <Icon name="scan-face" className="size-6" />
              {t("selfie")}
            </LinkButton>
          )}
        </>
      )}
      {problem && (
        <p id="bib-problem" role="alert" className="text-center font-medium text-danger">
          {problem}
        </p>
      )}
      {hasNameSearch && (!isSmall || name !== undefined) && (
        <form action={action} method="get" className="flex gap-2">
          {hidden}
          <TextField
            id="name"
            name="name"
            label={t("name")}
            labelHidden
            placeholder={t("namePlaceholder")}
            defaultValue={name}
            autoComplete="name"
            maxLength={60}
            required
            className="min-w-0 flex-1"
          />
          <Button type="submit" aria-label={t("findName")} title={t("findName")}>
            <Icon name="search" className="size-5" />
          </Button>
        </form>
      )}
    </search>
  );
}

function PinHole() {
  return <span aria-hidden className="size-2.5 rounded-full bg-paper" />;
}
