import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { SnapRaceError } from "../errors/index.ts";
import type { Position } from "../port/index.ts";

const SIGNATURE_BYTES = 16;

/**
 * A position in a list as an opaque, signed text. The scope (event and filters) is signed too, so that a cursor of one
 * list opens no other.
 */
export function encodeCursor(position: Position, scope: string, signingKey: string): string {
  const payload = Buffer.from(JSON.stringify(position));
  return Buffer.concat([sign(payload, scope, signingKey), payload]).toString("base64url");
}

/** @throws SnapRaceError `invalid-input` for a cursor that we did not give out for this list */
export function decodeCursor(cursor: string, scope: string, signingKey: string): Position {
  const bytes = Buffer.from(cursor, "base64url");
  const signature = bytes.subarray(0, SIGNATURE_BYTES);
  const payload = bytes.subarray(SIGNATURE_BYTES);
  if (signature.length < SIGNATURE_BYTES || !timingSafeEqual(signature, sign(payload, scope, signingKey))) {
    throw new SnapRaceError("invalid-input", "Unknown cursor.", {
      fields: { cursor: "This cursor does not belong to this list. Start again without one." },
    });
  }
  return z.record(z.string(), z.string()).parse(JSON.parse(payload.toString("utf8")));
}

function sign(payload: Buffer, scope: string, signingKey: string): Buffer {
  const mac = createHmac("sha256", signingKey).update(scope).update("\0").update(payload).digest();
  return mac.subarray(0, SIGNATURE_BYTES);
}
