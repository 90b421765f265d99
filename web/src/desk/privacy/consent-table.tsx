import type { Privacy } from "@snaprace/core/privacy";
import { getTranslations } from "next-intl/server";
import { ScrollRegion } from "../scroll-region.tsx";

interface Props {
  readonly counts: readonly Privacy.ConsentCount[];
  readonly locale: string;
  readonly timeZone: string;
}

/** How many agreed to which notice. */
export async function ConsentTable({ counts, locale, timeZone }: Props) {
  const t = await getTranslations("privacyDesk.consents");
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone });
  const right = "px-4 py-2 text-right";
  return (
    <section className="mt-12">
      <h2 className="text-lg font-semibold">{t("title")}</h2>
      <p className="mt-1 mb-3 text-soft">{t("text")}</p>
      {counts.length === 0 ? (
        <p className="rounded-xl border border-line bg-surface px-4 py-6 text-soft">{t("none")}</p>
      ) : (
        <ScrollRegion label={t("title")} className="max-w-3xl">
          <table className="w-full text-left">
            <thead className="bg-sunken text-sm">
              <tr>
                <th scope="col" className="px-4 py-2 font-semibold">
                  {t("notice")}
                </th>
                {(["given", "withdrawn", "holds", "last"] as const).map((head) => (
                  <th key={head} scope="col" className={`${right} font-semibold whitespace-nowrap`}>
                    {t(head)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className="divide-y divide-line bg-surface">
              {counts.map(({ noticeVersion, given, withdrawn, lastGivenAt }) => (
                <tr key={noticeVersion}>
                  <th scope="row" className="px-4 py-2 font-medium">
                    {noticeVersion}
                  </th>
                  <td className={`numbers text-lg ${right}`}>{given}</td>
                  <td className={`numbers text-lg ${right}`}>{withdrawn}</td>
                  <td className={`numbers text-lg ${right}`}>{given - withdrawn}</td>
                  <td className={`whitespace-nowrap text-soft ${right}`}>{day.format(new Date(lastGivenAt))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </section>
  );
}
