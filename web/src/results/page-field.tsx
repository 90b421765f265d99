import { getTranslations } from "next-intl/server";
import type { ResultFilters } from "../gallery/paths.ts";
import { Button } from "../ui/index.ts";

interface Props {
  readonly action: string;
  readonly filters: ResultFilters;
  readonly page: number;
  readonly pages: number;
}

/** Which page of how many, and the way to any other: four hundred are too many to turn one by one. */
export async function PageField({ action, filters, page, pages }: Props) {
  const t = await getTranslations("results");
  const kept = Object.entries({ ...filters, page: undefined }).filter(([, value]) => value !== undefined);
  return (
    <form action={action} method="get" className="flex items-center gap-2">
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label htmlFor="page" className="sr-only">
        {t("page")}
      </label>
      <input
        key={page}
        id="page"
        name="page"
        type="number"
        min={1}
        max={pages}
        defaultValue={page}
        className="tap numbers w-20 rounded-lg border border-edge bg-surface px-2 text-right text-lg"
      />
      <span className="numbers text-lg">{t("ofPages", { pages })}</span>
      <Button type="submit" size="small">
        {t("go")}
      </Button>
    </form>
  );
}
