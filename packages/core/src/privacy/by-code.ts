import { z } from "zod";
import { isSnapRaceError } from "../errors/index.ts";
import type * as Event from "../event/event.ts";
import { BibNumber } from "../id/index.ts";
import { fn } from "../input/index.ts";
import * as Limit from "../limit/limit.ts";
import { sendCode, useCode } from "../mail/code.ts";
import { LOCALES } from "../mail/words.ts";
import * as Participant from "../participant/participant.ts";
import { isVisible, type Tile, toTile } from "../photo/photo.ts";
import type { Mailer, Position, Projection, RateLimiter } from "../port/index.ts";
import type { PrivacyContext } from "./change.ts";
import type { Proof } from "./proof.ts";

interface Context extends Pick<PrivacyContext, "truth" | "clock"> {
  readonly limiter: RateLimiter;
  /** Of the codes' hashes. */
  readonly cursorSigningKey: string;
}

export const SendProofInput = z.object({
  bib: BibNumber,
  locale: z.enum(LOCALES),
  /** Who asks, for the limits. */
  caller: z.string(),
});

/**
 * Mails a code to the address that the start list has for a bib, so that its owner can prove to be her. Whether there is such a
 * bib, an address, or room for one more mail is not for the asker to learn: she is answered before this is done.
 * @returns what the log may know
 */
export const sendProof = fn(
  SendProofInput,
  async (
    context: Context & { readonly mailer: Mailer; readonly event: Event.Info },
    { bib, locale, caller },
  ): Promise<"sent" | "refused" | "no-address" | "too-many"> => {
    const { event, truth } = context;
    const email = (await Participant.fromBib(truth, event.eventId, bib))?.email;
    if (!email) return "no-address";
    try {
      return await sendCode(context, { caller, event, purpose: "proof", email, subject: { bib }, locale });
    } catch (error) {
      if (isSnapRaceError(error, "rate-limited")) return "too-many";
      if (isSnapRaceError(error, "invalid-input")) return "no-address";
      throw error;
    }
  },
);

/** @throws SnapRaceError `rate-limited`, for every bib alike */
export function admitCode(context: Pick<Context, "limiter" | "clock">, eventId: string, caller: string): Promise<void> {
  return Limit.admit(context, "privacy-code", `${caller} ${eventId}`);
}

export const CodeInput = z.object({ bib: BibNumber, code: z.string().max(20), caller: z.string() });

export type CodeResult =
  | { readonly status: "found"; readonly proof: Proof; readonly photos: readonly Tile[] }
  /** Wrong, too late, used, or never sent: one answer, so that a guess teaches nothing. */
  | { readonly status: "wrong-code" };

/** Nobody's: a bib without an address is tried like every other. */
const NOBODY = "nobody@example.invalid";

/**
 * What belongs to the bib whose address a code was sent to: photos on which it was read for sure or a person said so, and faces
 * above it. A code works once.
 * @throws SnapRaceError `rate-limited`
 */
export const proveByCode = fn(
  CodeInput,
  async (
    context: Context & { readonly event: Event.Info; readonly projection: Projection },
    { bib, code, caller },
  ): Promise<CodeResult> => {
    const { event, truth } = context;
    const { eventId } = event;
    const email = (await Participant.fromBib(truth, eventId, bib))?.email || NOBODY;
    const used = await useCode(context, { caller, eventId, purpose: "proof", email, code });
    // One address may stand for a whole family: the code is for the bib that it was asked for.
    if (used.status !== "right" || used.subject.bib !== bib) return { status: "wrong-code" };
    const ids = await sureIds(context.projection, eventId, bib);
    const found = await context.projection.photos(
      ids.map((photoId) => ({ organizerId: event.organizerId, eventId, photoId })),
    );
    const faceIds = found.flatMap(({ faces }) => faces.filter((face) => face.bib === bib).map(({ faceId }) => faceId));
    return {
      status: "found",
      proof: { by: "code", bib, photoIds: ids, faceIds: [...new Set(faceIds)] },
      photos: found
        .filter(isVisible)
        .flatMap((photo) => toTile(photo) ?? [])
        .sort((a, b) => a.captureTime.localeCompare(b.captureTime)),
    };
  },
);

const PAGE = 200;
const MOST = 500;

/** Photos of a bib that nobody doubts. */
async function sureIds(projection: Pick<Projection, "gallery">, eventId: string, bib: string): Promise<string[]> {
  const ids: string[] = [];
  let start: Position | undefined;
  do {
    const page = await projection.gallery({ eventId, bib, limit: PAGE, start });
    ids.push(...page.items.filter(({ match }) => match?.state === "confirmed").map(({ photoId }) => photoId));
    start = page.next;
  } while (start && ids.length < MOST);
  return ids.slice(0, MOST);
}
