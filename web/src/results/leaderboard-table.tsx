import { getTranslations } from "next-intl/server";
import { paths } from "../gallery/paths.ts";
import { Link } from "../i18n/navigation.ts";
import { Images } from "../ui/drawn-icons.tsx";
import { formatDuration } from "./format-duration.ts";
import type { Leaderboard } from "./leaderboard.ts";

interface Props {
  readonly eventId: string;
  readonly preview: string | undefined;
  readonly board: Leaderboard;
}

/** Place by place, with the way to everyone's photos. */
export async function LeaderboardTable({ eventId, preview, board }: Props) {
  const t = await getTranslations("results");
  const number = "numbers px-2 py-2 text-right text-lg whitespace-nowrap";
  return (
    <div className="overflow-x-auto rounded-2xl border border-line bg-surface">
      <table className="w-full text-left">
        <caption className="sr-only">{t("title")}</caption>
        <thead className="border-b border-line text-sm text-soft">
          <tr>
            <th scope="col" className="px-2 py-2 pl-4 text-right font-medium">
              {t("overall")}
            </th>
            <th scope="col" className="px-2 py-2 font-medium">
              {t("runner")}
            </th>
            <th scope="col" className="hidden px-2 py-2 font-medium sm:table-cell">
              {t("divisionHead")}
            </th>
            <th scope="col" className="px-2 py-2 text-right font-medium whitespace-nowrap">
              {t("chip")}
              <span className="block sm:hidden">{t("gun")}</span>
            </th>
            <th scope="col" className="hidden px-2 py-2 text-right font-medium sm:table-cell">
              {t("gun")}
            </th>
            <th scope="col" className="px-2 py-2 pr-4 font-medium">
              <span className="sr-only">{t("photos")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {board.rows.map(({ bib, name, club, division, result }) => (
            <tr key={bib} className="border-b border-line last:border-0">
              <td className={`${number} pl-4 font-semibold`}>
                {result?.status === "finished" ? result.placeOverall : t(`short.${result?.status ?? "dns"}`)}
              </td>
              <th scope="row" className="min-w-36 px-2 py-2 font-normal">
                <span className="font-semibold">{name ?? t("hidden")}</span>{" "}
                <span className="numbers text-soft">{bib}</span>
                {club && <span className="hidden text-soft lg:inline"> · {club}</span>}
              </th>
              <td className="numbers hidden px-2 py-2 text-lg sm:table-cell">
                {division}
                {result?.placeDivision !== undefined && <span className="text-soft"> · {result.placeDivision}</span>}
              </td>
              <td className={number}>
                {result?.chipMs === undefined ? "" : formatDuration(result.chipMs)}
                {/* No column of its own on a phone, and yet the times that the places were given by. */}
                {result?.gunMs !== undefined && (
                  <span className="block text-base text-soft sm:hidden">{formatDuration(result.gunMs)}</span>
                )}
              </td>
              <td className={`${number} hidden text-soft sm:table-cell`}>
                {result?.gunMs === undefined ? "" : formatDuration(result.gunMs)}
              </td>
              <td className="px-2 pr-4 text-right">
                <Link
                  href={paths.event(eventId, { bib, preview })}
                  prefetch={false}
                  className="tap inline-flex items-center justify-center rounded-lg hover:bg-sunken"
                  aria-label={t("photosOf", { bib })}
                >
                  <Images className="size-5 text-accent-text" />
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
