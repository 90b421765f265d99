import { type Info, Status } from "./info.ts";
import { partition } from "./photo-row.ts";

export const COUNTER_PREFIX = "COUNT#";

/** Counters are spread over 32 items by the photo's id: one item per event would be in conflict with every other photo. */
export function counterKey(photo: Info): { PK: string; SK: string } {
  return { PK: partition(photo), SK: `${COUNTER_PREFIX}${photo.photoId.charAt(0)}` };
}

/**
 * What a write adds to the event's counters: by status, the same for the photographer and the camera, the batch as a whole, and
 * what is out of sight. Empty when none of them changes.
 * @param photo `undefined` when the photo goes
 */
export function counterDelta(photo: Info | undefined, previous: Info | undefined): Record<string, number> {
  const delta = new Map<string, number>();
  for (const [info, sign] of [
    [photo, 1],
    [previous, -1],
  ] as const) {
    for (const name of info ? countersOf(info) : []) delta.set(name, (delta.get(name) ?? 0) + sign);
  }
  return Object.fromEntries([...delta].filter(([, by]) => by !== 0));
}

function countersOf({ status, visibility, photographerId, cameraId, batchId }: Info): string[] {
  return [
    status,
    ...(photographerId === undefined ? [] : [`p#${photographerId}#${status}`]),
    ...(cameraId === undefined ? [] : [`c#${cameraId}#${status}`]),
    ...(batchId === undefined ? [] : [`b#${batchId}`]),
    ...(visibility === "visible" ? [] : [`away#${status}`]),
  ];
}

export type StatusCounts = Readonly<Record<Status, number>>;

/** How far an event's photos are, from counters alone. */
export interface Progress {
  readonly total: StatusCounts;
  /** Of the total: what was hidden, taken down or deleted. */
  readonly away: StatusCounts;
  /** By photographer's id. */
  readonly photographers: Readonly<Record<string, StatusCounts>>;
  /** By camera's id. */
  readonly cameras: Readonly<Record<string, StatusCounts>>;
  /** By batch: photos that the pipeline has begun with. */
  readonly batches: Readonly<Record<string, number>>;
}

/** Of all photos, those that nobody took out of sight. */
export function inSight({ total, away }: Pick<Progress, "total" | "away">): StatusCounts {
  const entries = Status.options.map((status) => [status, Math.max(0, total[status] - away[status])] as const);
  return Object.fromEntries(entries) as Record<Status, number>;
}

/** Sums an event's counter items. */
export function toProgress(items: readonly Readonly<Record<string, unknown>>[]): Progress {
  const total = nothing();
  const away = nothing();
  const photographers: Record<string, Record<Status, number>> = {};
  const cameras: Record<string, Record<Status, number>> = {};
  const batches: Record<string, number> = {};
  const add = (counts: Record<Status, number>, status: string | undefined, by: number) => {
    const known = Status.safeParse(status);
    if (known.success) counts[known.data] += by;
  };
  for (const [name, value] of items.flatMap((item) => Object.entries(item))) {
    const by = Number(value);
    const [kind = "", id = "", status] = name.split("#");
    if (kind === "p") add(of(photographers, id), status, by);
    else if (kind === "c") add(of(cameras, id), status, by);
    else if (kind === "b") batches[id] = (batches[id] ?? 0) + by;
    else if (kind === "away") add(away, id, by);
    else add(total, kind, by);
  }
  return { total, away, photographers, cameras, batches };
}

function of(parts: Record<string, Record<Status, number>>, id: string): Record<Status, number> {
  parts[id] ??= nothing();
  return parts[id];
}

function nothing(): Record<Status, number> {
  return Object.fromEntries(Status.options.map((status) => [status, 0])) as Record<Status, number>;
}
