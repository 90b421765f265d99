import { Download, Images, Search } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { buttonClass } from "../../ui/button-class.ts";
import { Button, Notice, TextField } from "../../ui/index.ts";
import { deskPaths } from "../paths.ts";

interface Props {
  readonly eventId: string;
  readonly locale: string;
  readonly action: string;
  /** What was asked for. */
  readonly bib: string;
  /** Absent when nobody has this bib. */
  readonly found: { readonly name: string; readonly photos: number } | undefined;
}

/** The way to everything that is held of one runner. */
export async function RunnerData({ eventId, locale, action, bib, found }: Props) {
  const t = await getTranslations("privacyDesk.disclosure");
  const file = (photos: string) => deskPaths.api.disclosure(eventId, { bib, photos, locale });
  return (
    <section id="runner" className="mt-12 scroll-mt-4">
      <h2 className="text-lg font-semibold">{t("title")}</h2>
      <p className="mt-1 max-w-3xl text-soft">{t("text")}</p>
      <form action={`${action}#runner`} className="my-4 flex max-w-lg flex-wrap items-end gap-3">
        <TextField
          id="bib"
          name="bib"
          label={t("bib")}
          required
          maxLength={6}
          defaultValue={bib}
          className="min-w-32 flex-1"
        />
        <Button type="submit">
          <Search aria-hidden className="size-5" />
          {t("find")}
        </Button>
      </form>
      {bib !== "" && !found && (
        <Notice tone="warning" role="status">
          {t("unknown", { bib })}
        </Notice>
      )}
      {found && (
        <div className="rounded-xl border border-line bg-surface p-4">
          <p role="status" className="font-semibold">
            {t("found", { name: found.name, bib, count: found.photos })}
          </p>
          <div className="mt-3 flex flex-wrap gap-3">
            <a href={file("")} download className={buttonClass({ variant: "primary" })}>
              <Download aria-hidden className="size-5" />
              {t("save")}
            </a>
            {found.photos > 0 && (
              <a href={file("yes")} download className={buttonClass()}>
                <Images aria-hidden className="size-5" />
                {t("savePhotos")}
              </a>
            )}
          </div>
          <p className="mt-3 text-sm text-soft">{t("noted")}</p>
        </div>
      )}
    </section>
  );
}
