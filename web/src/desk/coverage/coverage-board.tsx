import type { Event } from "@snaprace/core/event";
import { ClipboardCheck } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { clockAt } from "../../gallery/local-time.ts";
import { Link } from "../../i18n/navigation.ts";
import { deskPaths } from "../paths.ts";
import { CoverageCameras } from "./coverage-cameras.tsx";
import { CoverageTimes } from "./coverage-times.tsx";
import type { LoadedBoard } from "./load-board.ts";
import { ShareMeter } from "./share-meter.tsx";
import { ShareTable } from "./share-table.tsx";

interface Props {
  readonly event: Event.Info;
  readonly locale: string;
  readonly loaded: LoadedBoard;
  readonly timesAt: string | undefined;
  readonly now: Date;
}

/** How well the starters are covered: as a whole, and by race, checkpoint, camera and time. */
export async function CoverageBoard({ event, locale, loaded, timesAt, now }: Props) {
  const { board, races, photographers } = loaded;
  const t = await getTranslations("coverage");
  const { all, review } = board;
  return (
    <>
      <h2 className="text-lg font-semibold">{t("headline", { covered: all.one.sure, starters: all.starters })}</h2>
      <p className="mt-1 text-sm text-soft">
        {t("asOf", { time: clockAt(now.toISOString(), event.timeZone), photos: review.photos })}
      </p>
      <div className="mt-4 grid gap-4 sm:grid-cols-2">
        {(["one", "three"] as const).map((reach) => (
          <section
            key={reach}
            aria-labelledby={`reach-${reach}`}
            className="rounded-xl border border-line bg-surface p-5"
          >
            <h3 id={`reach-${reach}`} className="text-sm font-semibold text-soft">
              {t(`reach.${reach}`)}
            </h3>
            <ShareMeter starters={all.starters} reach={all[reach]} size="large" />
          </section>
        ))}
      </div>
      <Legend />
      {review.open > 0 && (
        <p className="mt-3">
          <Link
            href={deskPaths.review(event.eventId)}
            prefetch={false}
            className="tap inline-flex items-center gap-2 font-medium text-accent-text underline-offset-4 hover:underline"
          >
            <ClipboardCheck aria-hidden className="size-5" />
            {t("reviewLink", { count: review.open })}
          </Link>
        </p>
      )}
      {races.size > 0 && (
        <section className="mt-10">
          <h2 className="mb-3 text-lg font-semibold">{t("races")}</h2>
          <ShareTable
            label={t("races")}
            head={t("head.race")}
            startersHead={t("head.starters")}
            rows={board.races.map(({ raceId, ...share }) => ({
              ...share,
              key: raceId ?? "none",
              name: (raceId && races.get(raceId)) ?? t("noRace"),
            }))}
          />
        </section>
      )}
      <section className="mt-10">
        <h2 className="text-lg font-semibold">{t("checkpoints")}</h2>
        {board.checkpoints.length === 0 ? (
          <p className="mt-2 text-soft">{t("noCheckpoints")}</p>
        ) : (
          <>
            <p className="mt-1 mb-3 max-w-3xl text-soft">{t("checkpointsText")}</p>
            <ShareTable
              label={t("checkpoints")}
              head={t("head.checkpoint")}
              startersHead={t("head.expected")}
              rows={board.checkpoints.map(({ checkpointId, name, isTimed, ...share }) => ({
                ...share,
                key: checkpointId,
                name: isTimed ? name : `${name} (${t("untimed")})`,
              }))}
            />
            {board.unplaced > 0 && <p className="mt-2 text-sm text-soft">{t("unplaced", { count: board.unplaced })}</p>}
          </>
        )}
      </section>
      {board.cameras.length > 0 && <CoverageCameras event={event} board={board} photographers={photographers} />}
      {board.times.length > 0 && <CoverageTimes event={event} locale={locale} board={board} timesAt={timesAt} />}
    </>
  );
}

async function Legend() {
  const t = await getTranslations("coverage.legend");
  const marks = { sure: "fill-accent", maybe: "fill-accent opacity-35", none: "fill-sunken" } as const;
  return (
    <ul className="mt-3 flex flex-wrap gap-x-5 gap-y-1 text-sm text-soft">
      {(["sure", "maybe", "none"] as const).map((name) => (
        <li key={name} className="inline-flex items-center gap-2">
          <svg aria-hidden viewBox="0 0 12 12" className="size-3">
            <rect width="12" height="12" rx="2" className={marks[name]} />
          </svg>
          {t(name)}
        </li>
      ))}
    </ul>
  );
}
