import type { Info, Status } from "./info.ts";
import { partition } from "./photo-row.ts";

export const TROUBLE_PREFIX = "TROUBLE#";

const TROUBLES: ReadonlySet<Status> = new Set(["partial", "rejected", "dead-lettered"]);

/** The TROUBLE item of a photo that a person may want to look at: one query finds them among fifty thousand. Others have none. */
export function troubleRow(photo: Info): Record<string, string> | undefined {
  if (!TROUBLES.has(photo.status) || photo.visibility !== "visible") return undefined;
  const { organizerId, eventId, photoId } = photo;
  return { PK: partition(photo), SK: `${TROUBLE_PREFIX}${photoId}`, type: "TROUBLE", organizerId, eventId, photoId };
}
