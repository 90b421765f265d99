import type { Coverage } from "@snaprace/core/coverage";
import type { Event } from "@snaprace/core/event";
import { getTranslations } from "next-intl/server";
import { clockAt } from "../../gallery/local-time.ts";
import { getPathname } from "../../i18n/navigation.ts";
import { Button, SelectField } from "../../ui/index.ts";
import { deskPaths } from "../paths.ts";
import { ShareTable } from "./share-table.tsx";

interface Props {
  readonly event: Event.Info;
  readonly locale: string;
  readonly board: Coverage.Board;
  readonly timesAt: string | undefined;
}

/** Coverage by the minutes of the day, where photos were thin. */
export async function CoverageTimes({ event, locale, board, timesAt }: Props) {
  const t = await getTranslations("coverage");
  const isTimed = board.times.some((row) => row.isTimed);
  const timed = board.checkpoints.filter((checkpoint) => checkpoint.isTimed);
  return (
    <section id="times" className="mt-10 scroll-mt-4">
      <h2 className="text-lg font-semibold">{t("times")}</h2>
      <p className="mt-1 max-w-3xl text-soft">{t(isTimed ? "timesText" : "timesSeen")}</p>
      {timed.length > 0 && (
        <form
          action={`${getPathname({ href: deskPaths.coverage(event.eventId), locale })}#times`}
          className="my-3 flex flex-wrap items-end gap-3"
        >
          <SelectField
            id="at"
            name="at"
            label={t("timesAt")}
            defaultValue={timesAt ?? ""}
            className="min-w-52 flex-1 sm:max-w-md"
          >
            <option value="">{t("lastPassing")}</option>
            {timed.map(({ checkpointId, name }) => (
              <option key={checkpointId} value={checkpointId}>
                {name}
              </option>
            ))}
          </SelectField>
          <Button type="submit">{t("show")}</Button>
        </form>
      )}
      <ShareTable
        label={t("times")}
        head={t("head.time")}
        startersHead={t(isTimed ? "head.passed" : "head.seen")}
        rows={board.times.map(({ start, ...share }) => ({
          ...share,
          key: start,
          name: (
            <time dateTime={start} className="numbers text-lg">
              {clockAt(start, event.timeZone, false)}
            </time>
          ),
        }))}
      />
    </section>
  );
}
