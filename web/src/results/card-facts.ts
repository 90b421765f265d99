import type { Event } from "@snaprace/core/event";
import type { Roster } from "@snaprace/core/roster";
import type { CardFacts } from "../take/draw-card.ts";
import { formatDuration } from "./format-duration.ts";

/** What a runner's share card says beside the photo, as far as the event shows it. */
export function cardFacts(
  event: Pick<Event.Info, "name" | "branding">,
  day: string,
  bib: string | undefined,
  runner: Roster.Entry | undefined,
  t: (key: "placeOnCard", values: { place: string }) => string,
): CardFacts {
  const { chipMs, gunMs, placeOverall } = runner?.result ?? {};
  const ms = chipMs ?? gunMs;
  return {
    ...eventFacts(event, day),
    ...(bib !== undefined && { bib }),
    ...(runner?.name !== undefined && { name: runner.name }),
    ...(runner?.race !== undefined && { race: runner.race }),
    ...(ms !== undefined && { time: formatDuration(ms) }),
    ...(placeOverall !== undefined && { place: t("placeOnCard", { place: String(placeOverall) }) }),
  };
}

/** What a share card of any photo of an event says. */
export function eventFacts({ name, branding }: Pick<Event.Info, "name" | "branding">, day: string): CardFacts {
  const { accent, sponsors } = branding;
  return {
    event: name,
    day,
    ...(accent !== undefined && { accent }),
    ...(sponsors.length > 0 && { sponsors: sponsors.map((sponsor) => sponsor.name) }),
  };
}
