import type { Event } from "@snaprace/core/event";
import type { Roster } from "@snaprace/core/roster";
import { getTranslations } from "next-intl/server";
import { clockAt } from "../gallery/local-time.ts";
import { paths } from "../gallery/paths.ts";
import { Link } from "../i18n/navigation.ts";
import { formatDuration } from "./format-duration.ts";

interface Props {
  readonly event: Event.Info;
  readonly runner: Roster.Entry;
  readonly passings: readonly Roster.Passing[];
  readonly preview: string | undefined;
}

/** A minute before and after a passing, as a gallery of its own. */
const MINUTE_MS = 60_000;

/** One runner's race: times, places, and when she passed where, each a way to the photos of that moment. */
export async function RunnerCard({ event, runner, passings, preview }: Props) {
  const t = await getTranslations("results");
  const { result } = runner;
  const facts = result && {
    chip: result.chipMs === undefined ? undefined : formatDuration(result.chipMs),
    gun: result.gunMs === undefined ? undefined : formatDuration(result.gunMs),
    overall: result.placeOverall?.toString(),
    gender: result.placeGender?.toString(),
    division: result.placeDivision?.toString(),
  };
  const shown = (["chip", "gun", "overall", "gender", "division"] as const).filter(
    (name) => facts?.[name] !== undefined,
  );
  const clock = (instant: string, shift = 0) => clockAt(Date.parse(instant) + shift, event.timeZone, false);
  return (
    <section aria-label={t("card")} className="rounded-2xl border border-line bg-surface p-4 sm:p-5">
      {result && result.status !== "finished" && <p className="font-semibold">{t(`status.${result.status}`)}</p>}
      {shown.length > 0 && (
        <dl className="flex flex-wrap gap-x-6 gap-y-1 sm:gap-x-8">
          {shown.map((name) => (
            <div key={name} className="shrink-0">
              <dt className="text-sm text-soft">
                {name === "division" ? t("division", { name: runner.division ?? "" }) : t(name)}
              </dt>
              <dd className="numbers text-xl font-semibold">{facts?.[name]}</dd>
            </div>
          ))}
        </dl>
      )}
      {passings.length > 0 && (
        <div className="mt-3">
          <h3 className="text-sm text-soft">{t("passings")}</h3>
          <ul className="mt-1 -mb-1 flex gap-2 overflow-x-auto pb-1">
            {passings.map(({ checkpoint, passedAt }) => (
              <li key={passedAt}>
                <Link
                  href={paths.event(event.eventId, {
                    from: clock(passedAt, -MINUTE_MS),
                    to: clock(passedAt, 2 * MINUTE_MS),
                    preview,
                  })}
                  className="tap inline-flex items-center gap-2 rounded-lg border border-line px-3 whitespace-nowrap hover:bg-sunken"
                >
                  {checkpoint}
                  <span className="numbers text-lg font-semibold">{clockAt(passedAt, event.timeZone)}</span>
                </Link>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
