interface Term {
  readonly faceMode: "off" | "on_demand" | "at_upload";
  /** ISO 8601 UTC */
  readonly facesExpireAt: string | undefined;
}

/**
 * Whether faces of an event may be read and compared. The notice named a day until which they are: after it none is, whatever is
 * still stored.
 */
export function keepsFaces({ faceMode, facesExpireAt }: Term, now: Date): boolean {
  return faceMode !== "off" && !(facesExpireAt !== undefined && Date.parse(facesExpireAt) <= now.getTime());
}
