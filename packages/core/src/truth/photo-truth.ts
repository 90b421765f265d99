import { z } from "zod";
import { Box } from "../photo/info.ts";
import type { PhotoEvent, PhotoTruth } from "../port/index.ts";
import type { Truth } from "./client.ts";
import { oneOrNone, rows } from "./result.ts";
import { Timestamp } from "./timestamp.ts";

const EventRow = z
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

const EntryRow = z
  .object({ bib: z.string(), is_minor: z.boolean() })
  .transform((row) => ({ bib: row.bib, minor: row.is_minor }));
const BoxRow = z.object({ box: Box }).transform((row) => row.box);

/** The pipeline's view of the truth layer, over supabase-js. */
export function photoTruth(truth: Truth): PhotoTruth {
  return {
    async event(eventId) {
      const columns = "id, organizer_id, time_zone, face_mode, faces_requested_at, faces_expire_at, bib_rules";
      return oneOrNone(EventRow, await truth.from("events").select(columns).eq("id", eventId).maybeSingle());
    },
    async startList(eventId, bibs) {
      const runners = () => truth.from("event_runners").select("bib, is_minor").eq("event_id", eventId);
      const entries = bibs.length > 0 ? rows(EntryRow, await runners().in("bib", [...bibs])) : [];
      const hasStartList = entries.length > 0 || rows(EntryRow, await runners().limit(1)).length > 0;
      return { hasStartList, entries };
    },
    async takenDown(eventId, photoId, batchId) {
      const columns = "photo_id";
      const found = await truth
        .from("takedowns")
        .select(columns)
        .eq("event_id", eventId)
        .eq("photo_id", photoId)
        .is("restored_at", null);
      if (rows(z.object({ photo_id: z.string() }), found).length > 0) return true;
      if (batchId === undefined) return false;
      const undone = truth.from("upload_batches").select("id").eq("event_id", eventId).eq("id", batchId);
      return rows(z.object({ id: z.string() }), await undone.not("undone_at", "is", null)).length > 0;
    },
    async clockShift(eventId, cameraId) {
      const query = truth.from("camera_clocks").select("shift_ms").eq("event_id", eventId).eq("camera_id", cameraId);
      return oneOrNone(z.object({ shift_ms: z.number() }), await query.maybeSingle())?.shift_ms;
    },
    async suppressedFaces(eventId, photoId) {
      const found = await truth.from("face_suppressions").select("box").eq("event_id", eventId).eq("photo_id", photoId);
      return rows(BoxRow, found);
    },
  };
}
