import { ScanFace } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { buttonClass } from "../ui/button-class.ts";
import { LinkButton } from "../ui/index.ts";
import { paths } from "./paths.ts";

interface Props {
  readonly eventId: string;
  readonly eventName: string;
  /** Path of this page in the visitor's language, which the form goes to. */
  readonly action: string;
  readonly bib: string | undefined;
  /** What is wrong with what was typed. */
  readonly problem: string | undefined;
  readonly preview: string | undefined;
  readonly hasFaceSearch: boolean;
}

/** The way in: a field that looks like the number on the runner's chest. A plain form, so it works without script. */
export async function BibSearch({ eventId, eventName, action, bib, problem, preview, hasFaceSearch }: Props) {
  const t = await getTranslations("gallery");
  return (
    <search className="flex w-full max-w-md flex-col gap-3">
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
        {preview && <input type="hidden" name="preview" value={preview} />}
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
          className="numbers w-full bg-transparent px-4 pt-3 pb-1 text-center text-3xl font-bold uppercase outline-offset-[-6px] placeholder:text-ink/20"
        />
        <p className="truncate px-4 pb-2 text-center text-xs text-soft">{eventName}</p>
        <div className="p-3 pt-0">
          <button type="submit" className={buttonClass({ variant: "primary", size: "large" }, "w-full")}>
            {t("find")}
          </button>
        </div>
      </form>
      {problem && (
        <p id="bib-problem" role="alert" className="text-center font-medium text-danger">
          {problem}
        </p>
      )}
      {hasFaceSearch && (
        <LinkButton href={paths.selfie(eventId, preview)} size="large" prefetch={false}>
          <ScanFace aria-hidden className="size-6" />
          {t("selfie")}
        </LinkButton>
      )}
    </search>
  );
}

function PinHole() {
  return <span aria-hidden className="size-2.5 rounded-full bg-paper" />;
}
