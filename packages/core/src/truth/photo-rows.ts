import { z } from "zod";
import { Box } from "../photo/info.ts";
import type { Away, PhotoEvent } from "../port/index.ts";
import { Timestamp } from "./timestamp.ts";

/* Rows that the pipeline reads, whichever way they come. */

export const EventRow = z
  .object({
    id: z.string(),
    organizer_id: z.string(),
    time_zone: z.string(),
    face_mode: z.enum(["off", "on_demand", "at_upload"]),
    faces_requested_at: Timestamp.nullable(),
    faces_expire_at: Timestamp.nullable(),
    bib_rules: z.unknown(),
  })
  .transform(
    (row): PhotoEvent => ({
      organizerId: row.organizer_id,
      eventId: row.id,
      timeZone: row.time_zone,
      faceMode: row.face_mode,
      facesRequestedAt: row.faces_requested_at ?? undefined,
      facesExpireAt: row.faces_expire_at ?? undefined,
      bibRules: row.bib_rules,
    }),
  );

export const EntryRow = z
  .object({ bib: z.string(), is_minor: z.boolean() })
  .transform((row) => ({ bib: row.bib, minor: row.is_minor }));

export const BoxRow = z.object({ box: Box }).transform((row) => row.box);

export const ShiftRow = z.object({ shift_ms: z.number() });

/** `null` for a photo that everybody may see. */
export const AwayAnswer = z
  .enum(["taken-down", "taken-back"])
  .nullable()
  .transform((away): Away | undefined => away ?? undefined);
export const AwayRow = z.object({ away: AwayAnswer });
