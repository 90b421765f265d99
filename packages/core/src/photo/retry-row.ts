import type { Info } from "./info.ts";

/** What is to be tried again lies in one partition, by time: one query finds all that is due, in every event. */
export const RETRY_PARTITION = "RETRY";

/** The key below which everything is due at this moment. */
export const retrySortKey = (at: string, photoId = "") => `AT#${at}#${photoId}`;

/** The RETRY item of a partial photo; other photos have none. */
export function retryRow(photo: Info): Record<string, string> | undefined {
  if (photo.status !== "partial" || photo.retryAt === undefined) return undefined;
  const { organizerId, eventId, photoId, retryAt } = photo;
  return {
    PK: RETRY_PARTITION,
    SK: retrySortKey(retryAt, photoId),
    type: "RETRY",
    organizerId,
    eventId,
    photoId,
  };
}
