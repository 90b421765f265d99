import type { Participant } from "@snaprace/core/participant";
import { getTranslations } from "next-intl/server";
import { Link } from "../../i18n/navigation.ts";
import { Badge } from "../../ui/index.ts";
import { clock } from "../duration.ts";
import { deskPaths } from "../paths.ts";
import { ScrollRegion } from "../scroll-region.tsx";

interface Props {
  readonly eventId: string;
  readonly runners: readonly Participant.Info[];
}

const HEADS = ["bib", "name", "race", "division", "club", "time"] as const;

export async function RunnerTable({ eventId, runners }: Props) {
  const t = await getTranslations("organize.runners");
  return (
    <ScrollRegion label={t("title")}>
      <table className="w-full text-left">
        <thead className="bg-sunken text-sm">
          <tr>
            {HEADS.map((head) => (
              <th key={head} scope="col" className={`px-4 py-2 font-semibold ${head === "time" ? "text-right" : ""}`}>
                {t(`head.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line bg-surface">
          {runners.map((runner) => (
            <tr key={runner.bib} className="hover:bg-sunken">
              <td className="numbers px-4 text-lg font-semibold">
                <Link
                  href={deskPaths.runner(eventId, runner.bib)}
                  prefetch={false}
                  className="tap inline-flex items-center underline-offset-4 hover:underline"
                >
                  {runner.bib}
                </Link>
              </td>
              <td className="min-w-44 px-4 py-1">
                <span className="mr-2">{runner.name}</span>
                {runner.isMinor && <Badge>{t("minor")}</Badge>} {runner.nameHidden && <Badge>{t("hidden")}</Badge>}{" "}
                {runner.corrected.length > 0 && <Badge tone="info">{t("corrected")}</Badge>}
              </td>
              <td className="px-4 py-1 whitespace-nowrap text-soft">{runner.race}</td>
              <td className="px-4 py-1 whitespace-nowrap text-soft">{runner.division}</td>
              <td className="min-w-36 px-4 py-1 text-soft">{runner.club}</td>
              <td className="numbers px-4 py-1 text-right whitespace-nowrap">
                {runner.status && runner.status !== "finished"
                  ? runner.status.toUpperCase()
                  : clock(runner.chipMs ?? runner.gunMs)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
