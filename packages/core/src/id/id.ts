import { createHash } from "node:crypto";
import { z } from "zod";

/** No hyphen: the face collection is named `{organizerId}-{eventId}` and must not be ambiguous. */
export const OrganizerId = z
  .string()
  .regex(/^[a-z0-9]{2,32}$/, "An organizer id has 2 to 32 lower-case letters or digits.");

/** The event's slug in every URL and key; unique across organizers. */
export const EventId = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/,
    "An event id has 3 to 63 lower-case letters, digits and hyphens, and starts and ends with a letter or digit.",
  );

export const PhotographerId = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9-]{0,30}[a-z0-9]$/,
    "A photographer id has 2 to 32 lower-case letters, digits and hyphens, and starts and ends with a letter or digit.",
  );

/** 26 characters of Crockford's base32: no I, L, O or U. */
export const PhotoId = z
  .string()
  .regex(/^[0-9A-HJKMNP-TV-Z]{26}$/, "A photo id has 26 characters of Crockford base32.");

/** A bib as it stands on a start list: a string, because leading zeros count. */
export const BibNumber = z.string().regex(/^[0-9A-Z]{1,6}$/, "A bib has 1 to 6 digits or upper-case letters.");

/** Lower-case hex. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, "A SHA-256 is 64 lower-case hex digits.");

const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const PHOTO_ID_LENGTH = 26;

/** @returns lower-case hex */
export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/**
 * The id of a photo: the first 130 bits of SHA-256(eventId ‖ sha256(content)). The same bytes uploaded to an event twice,
 * by anyone under any name, are one photo; a retry or a redelivered message can never make a second one.
 * @param contentHash lower-case hex SHA-256 of the original's bytes
 */
export function photoId(eventId: string, contentHash: string): string {
  const digest = createHash("sha256").update(eventId, "utf8").update(contentHash, "hex").digest();
  let id = "";
  let buffered = 0;
  let bits = 0;
  for (const byte of digest) {
    buffered = (buffered << 8) | byte;
    bits += 8;
    while (bits >= 5 && id.length < PHOTO_ID_LENGTH) {
      bits -= 5;
      id += CROCKFORD.charAt((buffered >> bits) & 31);
    }
    buffered &= (1 << bits) - 1;
  }
  return id;
}
