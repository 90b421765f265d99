import type { PhotoTruth } from "../port/index.ts";
import type { Truth } from "./client.ts";
import { AwayAnswer, BoxRow, EntryRow, EventRow, ShiftRow } from "./photo-rows.ts";
import { one, oneOrNone, rows } from "./result.ts";

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
    async whyAway(eventId, photoId, batchId) {
      const asked = { p_event: eventId, p_photo: photoId, p_batch: batchId ?? null };
      return one(AwayAnswer, await truth.rpc("why_away", asked));
    },
    async clockShift(eventId, cameraId) {
      const query = truth.from("camera_clocks").select("shift_ms").eq("event_id", eventId).eq("camera_id", cameraId);
      return oneOrNone(ShiftRow, await query.maybeSingle())?.shift_ms;
    },
    async suppressedFaces(eventId, photoId) {
      const found = await truth.from("face_suppressions").select("box").eq("event_id", eventId).eq("photo_id", photoId);
      return rows(BoxRow, found);
    },
  };
}
