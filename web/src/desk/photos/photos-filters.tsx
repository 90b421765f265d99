import { Curation } from "@snaprace/core/curation";
import { getLocale, getTranslations } from "next-intl/server";
import { getPathname } from "../../i18n/navigation.ts";
import { Button } from "../../ui/index.ts";
import { deskPaths } from "../paths.ts";

interface Props {
  readonly eventId: string;
  /** As the address has it. */
  readonly query: URLSearchParams;
  readonly photographers: readonly { readonly id: string; readonly name: string }[];
}

const FIELD = "tap rounded-lg border border-edge bg-surface px-3 text-base text-ink";

/** A form whose answer is an address: it can be kept, shared, and gone back from. */
export async function PhotosFilters({ eventId, query, photographers }: Props) {
  const t = await getTranslations("desk.photos");
  const locale = await getLocale();
  const of = (name: string) => query.get(name) ?? "";
  return (
    <form
      action={getPathname({ href: deskPaths.photos(eventId), locale })}
      aria-label={t("filters")}
      className="flex flex-wrap items-end gap-x-4 gap-y-3"
    >
      <label className="flex flex-col gap-1 text-sm font-semibold">
        {t("show")}
        <select name="show" defaultValue={of("show") || "all"} className={FIELD}>
          {Curation.SHOWN.map((show) => (
            <option key={show} value={show}>
              {t(`shows.${show}`)}
            </option>
          ))}
        </select>
      </label>
      {photographers.length > 0 && (
        <label className="flex flex-col gap-1 text-sm font-semibold">
          {t("photographer")}
          <select name="by" defaultValue={of("by")} className={`max-w-48 ${FIELD}`}>
            <option value="">{t("everybody")}</option>
            {photographers.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <label className="flex flex-col gap-1 text-sm font-semibold">
        {t("bib")}
        <input
          name="bib"
          defaultValue={of("bib")}
          maxLength={6}
          autoComplete="off"
          className={`numbers w-24 ${FIELD}`}
        />
      </label>
      <label className="flex flex-col gap-1 text-sm font-semibold">
        {t("from")}
        <input name="from" type="time" defaultValue={of("from")} className={FIELD} />
      </label>
      <label className="flex flex-col gap-1 text-sm font-semibold">
        {t("to")}
        <input name="to" type="time" defaultValue={of("to")} className={FIELD} />
      </label>
      <Button type="submit">{t("apply")}</Button>
    </form>
  );
}
