import type { Info } from "../photo/photo.ts";
import type { Position } from "../port/index.ts";
import type { Context } from "./context.ts";

/** Photos read at a time: one step ends well within a request, whatever the event's size. */
const STEP = 100;

/** One step through all photos of an event. */
export interface Step {
  /** Photos that this step changed. */
  readonly photos: number;
  /** Where the next step begins; absent after the last one. */
  readonly next: Position | undefined;
}

/** Does something with the photos of one step through the event; whoever calls goes on until there is no `next`. */
export async function walk(
  { projection, event }: Context,
  start: Position | undefined,
  change: (photos: readonly Info[]) => Promise<number>,
): Promise<Step> {
  const { items, next } = await projection.list(event, STEP, start);
  return { photos: await change(items), next };
}
