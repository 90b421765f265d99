import { systemClock } from "@snaprace/core/clock";
import { SnapRaceError } from "@snaprace/core/errors";
import type { Event } from "@snaprace/core/event";
import { Privacy } from "@snaprace/core/privacy";
import { z } from "zod";
import type { SiteContext } from "../server/context.ts";

const Asked = z.discriminatedUnion("do", [
  z.object({ do: z.literal("hide"), proof: z.string(), photos: z.array(z.string()).min(1).max(500) }),
  z.object({ do: z.literal("delete-faces"), proof: z.string() }),
]);

type Done = { readonly hidden: number } | { readonly faces: number };

/**
 * What a runner asks for about photos and faces of herself.
 * @throws SnapRaceError `invalid-input`, `not-allowed` without a valid proof
 */
export async function runRequest(
  site: Pick<SiteContext, "serverTruth" | "projection" | "edge" | "recogniser" | "cursorSigningKey">,
  event: Event.Info,
  body: unknown,
): Promise<Done> {
  const asked = Asked.safeParse(body);
  if (!asked.success) {
    const words = 'Send {"do": "hide", "proof": "…", "photos": ["…"]} or {"do": "delete-faces", "proof": "…"}.';
    throw new SnapRaceError("invalid-input", "Not a privacy request.", { fields: { body: words } });
  }
  const signing = { eventId: event.eventId, signingKey: site.cursorSigningKey, clock: systemClock };
  const proof = Privacy.readProof(asked.data.proof, signing);
  const context = { ...site, truth: site.serverTruth, clock: systemClock };
  if (asked.data.do === "hide") {
    return { hidden: await Privacy.request(context, event, proof, { kind: "hide", photoIds: asked.data.photos }) };
  }
  return { faces: await Privacy.request(context, event, proof, { kind: "delete-faces" }) };
}
