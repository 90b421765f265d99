import type { EdgeStore } from "../port/index.ts";
import { edge as edgeTopology } from "../topology/edge.ts";
import { oneOrNone, type Truth } from "../truth/index.ts";
import { COLUMNS, Info } from "./info.ts";

interface Context {
  readonly truth: Truth;
  readonly edge: EdgeStore;
}

/** Puts an event away: nobody but its people sees it, and it is no longer among the current ones. */
export async function archive({ truth, edge }: Context, eventId: string): Promise<Info | undefined> {
  const event = await setStatus(truth, eventId, "archived");
  if (event) await edge.delete(edgeTopology.keys.event(eventId));
  return event;
}

/** Takes an archived event up again, as a draft. */
export async function unarchive({ truth }: Pick<Context, "truth">, eventId: string): Promise<Info | undefined> {
  return setStatus(truth, eventId, "draft");
}

async function setStatus(truth: Truth, eventId: string, status: Info["status"]): Promise<Info | undefined> {
  const query = truth.from("events").update({ status }).eq("id", eventId).select(COLUMNS);
  return oneOrNone(Info, await query.maybeSingle());
}
