import { getTranslations } from "next-intl/server";
import type { Runner } from "./runner.ts";

interface Props {
  readonly bib: string;
  readonly runner: Runner | undefined;
  readonly count: number;
  readonly hasMore: boolean;
}

/** Whose photos these are, and how many. */
export async function BibHeading({ bib, runner, count, hasMore }: Props) {
  const t = await getTranslations("gallery.runner");
  const about = [runner?.name, runner?.race].filter(Boolean).join(" · ");
  return (
    <div>
      <h2 className="numbers text-xl font-bold">{t("heading", { bib })}</h2>
      {about && <p className="text-lg">{about}</p>}
      <p className="text-soft">
        {hasMore ? t("atLeast", { count }) : t("count", { count })}
        {count > 0 && ` · ${t("why")}`}
      </p>
    </div>
  );
}
