import { Audit } from "@snaprace/core/audit";
import { SnapRaceError } from "@snaprace/core/errors";
import { Event } from "@snaprace/core/event";
import { edge as edgeTopology } from "@snaprace/core/topology";
import { Video } from "@snaprace/core/video";
import { z } from "zod";
import type { DeskRequest } from "../desk-endpoint.ts";
import { momentOf } from "./settings-input.ts";

const Taken = z.object({
  file: Video.File,
  /** As a date and time field has it, at the event: `2026-10-18T09:30:15`. */
  startsAt: z.string(),
  /** s */
  seconds: z.number().optional(),
});

/**
 * Makes a video that was sent the event's own.
 * @throws SnapRaceError `invalid-input` when it did not arrive or has no time, `conflict`
 */
export async function takeVideo(desk: DeskRequest, body: unknown): Promise<void> {
  const { site, event } = desk;
  const taken = Taken.safeParse(body);
  if (!taken.success) throw refusal("file", "Send the video first.");
  const { file, startsAt, seconds } = taken.data;
  const { photosExpireAt } = event;
  if (photosExpireAt !== undefined && Date.parse(photosExpireAt) <= site.clock.now().getTime()) {
    // Sending takes its time, and meanwhile all that is kept may have come to its end: nobody would look for this one again.
    await site.objects.delete([Video.key(event, file)]);
    throw new SnapRaceError("conflict", "This race keeps nothing any more.");
  }
  if (!(await site.objects.head(Video.key(event, file))))
    throw refusal("file", "The video did not arrive. Send it again.");
  const moment = momentOf(startsAt, event.timeZone);
  const whole = seconds === undefined ? undefined : Math.ceil(seconds);
  await setVideo(desk, { file, startsAt: moment, ...(whole !== undefined && { seconds: whole }) });
  // The same bytes have the same name, and may have been taken away once.
  await site.edge.delete(edgeTopology.keys.video(event.eventId, file));
}

/** @throws SnapRaceError `conflict` */
export async function dropVideo(desk: DeskRequest): Promise<void> {
  await setVideo(desk, null);
}

/**
 * What goes is closed first, because the CDN keeps copies for a year, and opened again where the event is not changed after all. Its file goes
 * last: nothing names it any more by then.
 */
async function setVideo({ site, session, event }: DeskRequest, finishVideo: Event.FinishVideo | null): Promise<void> {
  const { eventId, organizerId, version } = event;
  const before = event.finishVideo?.file;
  const gone = before !== undefined && before !== finishVideo?.file ? before : undefined;
  const closed = gone === undefined ? undefined : edgeTopology.keys.video(eventId, gone);
  if (closed !== undefined) await site.edge.put(closed, "takedown");
  try {
    const changes = { finishVideo };
    const result = await Event.update({ truth: session.truth }, { eventId, version, changes });
    if (result.status !== "updated") throw new SnapRaceError("conflict", `The event is ${result.status}.`);
  } catch (error) {
    if (closed !== undefined) await site.edge.delete(closed);
    throw error;
  }
  if (gone !== undefined) await site.objects.delete([Video.key(event, gone)]);
  const entry = { organizerId, eventId, actor: session.userId, action: "event.updated", subject: "video" } as const;
  await Audit.record(site.serverTruth, entry);
}

function refusal(field: string, words: string): SnapRaceError {
  return new SnapRaceError("invalid-input", words, { fields: { [field]: words } });
}
