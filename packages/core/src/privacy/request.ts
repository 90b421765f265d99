import { z } from "zod";
import type * as Event from "../event/event.ts";
import { one, rows } from "../truth/index.ts";
import { deleteFaces } from "./delete-faces.ts";
import { hide, requireOwn } from "./hide.ts";
import type { Proof } from "./proof.ts";

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
  const Id = z.object({ id: z.string() });
  const { id } = one(Id, await truth.from("privacy_requests").insert(note).select("id").single());
  const count =
    asked.kind === "hide"
      ? await hide(context, event, proof, asked.photoIds)
      : await deleteFaces(context, event, proof);
  const done = { done_at: clock.now().toISOString() };
  rows(Id, await truth.from("privacy_requests").update(done).eq("id", id).select("id"));
  return count;
}
