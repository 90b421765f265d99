import type { Event } from "@snaprace/core/event";
import type { Photographer } from "@snaprace/core/photographer";
import type { Roster } from "@snaprace/core/roster";
import { getTranslations } from "next-intl/server";
import { clockAt } from "../gallery/local-time.ts";
import { momentAt } from "../gallery/page-filters.ts";
import { paths } from "../gallery/paths.ts";
import { Link } from "../i18n/navigation.ts";
import { Camera } from "../ui/drawn-icons.tsx";
import type { ClockNote, Moment } from "./moments.ts";
import { type Stop, stopsOf } from "./stops.ts";

interface Props {
  readonly event: Event.Info;
  readonly preview: string | undefined;
  readonly passings: readonly Roster.Passing[];
  readonly moments: readonly Moment[];
  readonly clocks: readonly ClockNote[];
  readonly photographers: readonly Photographer.Info[];
}

const MINUTE_MS = 60_000;

/** A runner's way along the course: when she passed the mats, and when the cameras. Each place leads to its photos. */
export async function RunnerWay({ event, preview, passings, moments, clocks, photographers }: Props) {
  const t = await getTranslations("way");
  const stops = stopsOf(passings, moments);
  if (stops.length === 0) return null;
  const { eventId, timeZone } = event;
  const minute = (time: number) => clockAt(time, timeZone, false);
  const hrefOf = ({ from, to, photographerId }: Stop) =>
    paths.event(eventId, {
      photographer: photographerId,
      from: momentAt(from, event),
      // A clock names the beginning of its minute, and the end of a stretch is not part of it.
      to: momentAt(to + MINUTE_MS, event),
      preview,
    });
  const nameOf = new Map(photographers.map(({ photographerId, name }) => [photographerId, name]));
  return (
    <div className="mt-4">
      <h3 className="text-sm text-soft">{t("title")}</h3>
      <ol className="runner-way mt-1 -mb-1 flex overflow-x-auto pb-1">
        {stops.map((stop) => (
          <li key={`${stop.place} ${stop.from}`} data-seen={stop.cameraAt !== undefined || undefined}>
            <Link
              href={hrefOf(stop)}
              className="tap block rounded-lg px-3 pt-5 pb-1 whitespace-nowrap hover:bg-sunken"
              prefetch={false}
            >
              <span className="block text-sm text-soft">{stop.place}</span>
              <span className="numbers block text-lg font-semibold">
                {stop.isGuess
                  ? t("about", { time: minute(stop.cameraAt ?? stop.from) })
                  : clockAt(stop.passedAt ?? stop.cameraAt ?? 0, timeZone)}
              </span>
              {stop.cameraAt !== undefined && (
                <span className="flex items-center gap-1 text-xs text-soft">
                  <Camera className="size-3.5" />
                  {stop.photographerId === undefined
                    ? t("camera")
                    : t("cameraOf", { name: nameOf.get(stop.photographerId) ?? t("camera") })}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ol>
      {clocks.map(({ photographerId, seconds }) => (
        <p key={`${photographerId} ${seconds}`} className="mt-1 text-sm text-soft">
          {t(seconds > 0 ? "ahead" : "behind", {
            name: nameOf.get(photographerId) ?? photographerId,
            seconds: Math.abs(seconds),
          })}
        </p>
      ))}
    </div>
  );
}
