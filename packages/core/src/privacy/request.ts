import { z } from "zod";
import type * as Event from "../event/event.ts";
import { one, rows, type Truth } from "../truth/index.ts";
import { deleteFaces } from "./delete-faces.ts";
import { hide, requireOwn } from "./hide.ts";
import type { Proof } from "./proof.ts";

const Id = z.object({ id: z.string() });

type Context = Parameters<typeof deleteFaces>[0];

export type Asked = { readonly kind: "hide"; readonly photoIds: readonly string[] } | { readonly kind: "delete-faces" };

/**
 * Does what somebody asks for about photos and faces of her own, at once. It is noted before it is begun, so that the organizer
 * knows of it even when it fails half-way; asking again completes it.
 * @returns how many photos were hidden now, or faces deleted
 * @throws SnapRaceError `not-allowed` for a photo that the proof is not about
 */
export async function request(context: Context, event: Event.Info, proof: Proof, asked: Asked): Promise<number> {
  const { truth, clock } = context;
  if (asked.kind === "hide") requireOwn(proof, asked.photoIds);
  const note = {
    event_id: event.eventId,
    kind: asked.kind,
    proof: proof.by,
    bib: proof.bib ?? null,
    photo_ids: asked.kind === "hide" ? [...new Set(asked.photoIds)] : [...proof.photoIds],
    faces: asked.kind === "hide" ? 0 : proof.faceIds.length,
  };
  const id =
    (await unfinished(truth, note)) ??
    one(Id, await truth.from("privacy_requests").insert(note).select("id").single()).id;
  const count =
    asked.kind === "hide"
      ? await hide(context, event, proof, asked.photoIds)
      : await deleteFaces(context, event, proof);
  const done = { done_at: clock.now().toISOString() };
  rows(Id, await truth.from("privacy_requests").update(done).eq("id", id).select("id"));
  return count;
}

interface Note {
  readonly event_id: string;
  readonly kind: Asked["kind"];
  readonly proof: Proof["by"];
  readonly bib: string | null;
  readonly photo_ids: readonly string[];
}

/** Requests that broke off, looked at for the one that is asked again: more than one person leaves. */
const MOST_UNFINISHED = 100;

/** The same request, begun before and never done: it keeps the day on which it was first made. */
async function unfinished(truth: Truth, note: Note): Promise<string | undefined> {
  const Row = Id.extend({ bib: z.string().nullable(), photo_ids: z.array(z.string()) });
  const query = truth.from("privacy_requests").select("id, bib, photo_ids").eq("event_id", note.event_id);
  const open = query.eq("kind", note.kind).eq("proof", note.proof).is("done_at", null).is("outcome", null);
  const found = rows(Row, await open.order("requested_at", { ascending: false }).limit(MOST_UNFINISHED));
  const wanted = [...note.photo_ids].sort().join();
  return found.find(({ bib, photo_ids }) => bib === note.bib && photo_ids.sort().join() === wanted)?.id;
}
