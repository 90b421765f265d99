import { z } from "zod";
import type { Info } from "../photo/photo.ts";
import { edge as edgeTopology } from "../topology/edge.ts";
import { rows, type Truth } from "../truth/index.ts";
import { change, type PrivacyContext } from "./change.ts";

/** Photos changed at the same time. */
const PARALLEL = 8;
/** Ids asked for in one address: a longer one is refused on the way. */
const IDS_PER_QUERY = 100;

interface EventRef {
  readonly organizerId: string;
  readonly eventId: string;
}

type Word = "hidden" | "restored";

/**
 * Hides photos: their images first, then the word that a rebuild goes by, then every list. What an earlier attempt did is not
 * done again.
 * @param onSaid is told, after the word is written, of which photos it was
 * @returns how many photos were hidden now
 */
export async function hidePhotos(
  context: PrivacyContext,
  event: EventRef,
  photoIds: readonly string[],
  onSaid: (photoIds: readonly string[]) => Promise<void> = async () => {},
): Promise<number> {
  const photos = await context.projection.photos(refsOf(event, photoIds));
  const said = await lastWords(context.truth, event.eventId, photoIds);
  const isHidden = ({ visibility }: Info) => visibility === "hidden";
  const open = photos.filter((photo) => !isHidden(photo) || said.get(photo.photoId) !== "hidden");
  if (open.length === 0) return 0;
  await context.edge.putMany(keysOf(open.map(({ photoId }) => photoId)), "hidden");
  const unsaid = open.map(({ photoId }) => photoId).filter((photoId) => said.get(photoId) !== "hidden");
  await say(context.truth, event, unsaid, "hidden");
  await onSaid(unsaid);
  // Also what the organizer took down: lifting that must not show it again.
  return changeAll(
    context,
    event,
    open.map(({ photoId }) => photoId),
    () => "hidden",
  );
}

/** Shows photos that a runner had hidden, but those that are taken down. @returns how many photos changed */
export async function showPhotos(
  context: PrivacyContext,
  event: EventRef,
  photoIds: readonly string[],
): Promise<number> {
  const { truth, edge } = context;
  const said = await lastWords(truth, event.eventId, photoIds);
  const unsaid = photoIds.filter((photoId) => said.get(photoId) === "hidden");
  await say(truth, event, unsaid, "restored");
  const down = await takenDown(truth, event.eventId, photoIds);
  const changed = await changeAll(context, event, photoIds, (id) => (down.has(id) ? "taken-down" : "visible"));
  // Images go first and come last: nobody sees a picture that is on no list.
  await edge.deleteMany(keysOf(photoIds.filter((photoId) => !down.has(photoId))));
  // A takedown in between was overwritten; one that comes from here on finds all of this done.
  const now = await takenDown(truth, event.eventId, photoIds);
  const overtaken = photoIds.filter((photoId) => now.has(photoId) && !down.has(photoId));
  await edge.putMany(keysOf(overtaken), "takedown");
  await changeAll(context, event, overtaken, () => "taken-down");
  return changed;
}

async function changeAll(
  context: PrivacyContext,
  event: EventRef,
  photoIds: readonly string[],
  wanted: (photoId: string) => Info["visibility"],
): Promise<number> {
  let changed = 0;
  for (const some of slices(photoIds, PARALLEL)) {
    const each = some.map((photoId) => {
      const visibility = wanted(photoId);
      return change(context, event, photoId, (photo) =>
        photo.visibility === visibility ? undefined : { ...photo, visibility },
      );
    });
    changed += (await Promise.all(each)).filter(Boolean).length;
  }
  return changed;
}

/** What a rebuild goes by. */
async function say(truth: Truth, { eventId }: EventRef, photoIds: readonly string[], decision: Word): Promise<void> {
  if (photoIds.length === 0) return;
  const words = photoIds.map((photoId) => ({ event_id: eventId, photo_id: photoId, decision }));
  rows(z.object({ id: z.string() }), await truth.from("photo_decisions").insert(words).select("id"));
}

/** The latest word about each photo's being hidden. */
async function lastWords(truth: Truth, eventId: string, photoIds: readonly string[]): Promise<Map<string, Word>> {
  const Row = z.object({ photo_id: z.string(), decision: z.enum(["hidden", "restored"]) });
  const found = new Map<string, Word>();
  for (const some of slices(photoIds, IDS_PER_QUERY)) {
    const query = truth.from("photo_decisions").select("photo_id, decision").eq("event_id", eventId);
    const words = query.in("photo_id", some).in("decision", ["hidden", "restored"]).is("undone_at", null);
    for (const row of rows(Row, await words.order("decided_at").order("id"))) found.set(row.photo_id, row.decision);
  }
  return found;
}

async function takenDown(truth: Truth, eventId: string, photoIds: readonly string[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const some of slices(photoIds, IDS_PER_QUERY)) {
    const query = truth.from("takedowns").select("photo_id").eq("event_id", eventId).in("photo_id", some);
    const down = rows(z.object({ photo_id: z.string() }), await query.is("restored_at", null));
    for (const { photo_id } of down) found.add(photo_id);
  }
  return found;
}

/** Photos of these that another request, which still holds, wants hidden as well. */
export async function hiddenByOthers(
  truth: Truth,
  eventId: string,
  request: { readonly requestId: string; readonly photoIds: readonly string[] },
): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const some of slices(request.photoIds, IDS_PER_QUERY)) {
    const query = truth.from("privacy_requests").select("photo_ids").eq("event_id", eventId).eq("kind", "hide");
    const open = query.neq("id", request.requestId).or("outcome.is.null,outcome.eq.confirmed");
    const others = await open.overlaps("photo_ids", some).limit(1000);
    for (const row of rows(z.object({ photo_ids: z.array(z.string()) }), others)) {
      for (const photoId of row.photo_ids) found.add(photoId);
    }
  }
  return found;
}

function refsOf({ organizerId, eventId }: EventRef, photoIds: readonly string[]) {
  return [...new Set(photoIds)].map((photoId) => ({ organizerId, eventId, photoId }));
}

function keysOf(photoIds: readonly string[]): string[] {
  return photoIds.map(edgeTopology.keys.photo);
}

function slices(ids: readonly string[], size: number): string[][] {
  const all = [...new Set(ids)];
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}
