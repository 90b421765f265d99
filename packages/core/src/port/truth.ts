/** What the pipeline asks of the truth layer, and nothing else of it. */
export interface PhotoTruth {
  /** The event's rules for reading its photos, or `undefined` when there is no such event. */
  event(eventId: string): Promise<PhotoEvent | undefined>;
  /** Which of these bibs are on the start list, and whether their runner is a minor. `hasStartList` tells "unknown" from "absent". */
  startList(
    eventId: string,
    bibs: readonly string[],
  ): Promise<{ hasStartList: boolean; entries: readonly { bib: string; minor: boolean }[] }>;
  /**
   * Why nobody may see the photo: it was taken down, or came with a batch that was taken back. One that comes after its batch was
   * taken back is noted as deleted with it, so that it is listed, comes back and ends as the others do.
   */
  whyAway(eventId: string, photoId: string, batchId?: string): Promise<Away | undefined>;
  /** ms that a person found a camera's clock to be behind; absent where every clock is taken to be right. */
  clockShift?(eventId: string, cameraId: string): Promise<number | undefined>;
  /** Faces a person asked us never to index again, as boxes on this photo. */
  suppressedFaces(
    eventId: string,
    photoId: string,
  ): Promise<readonly { left: number; top: number; width: number; height: number }[]>;
}

export type Away = "taken-down" | "taken-back";

export interface PhotoEvent {
  readonly organizerId: string;
  readonly eventId: string;
  readonly timeZone: string;
  readonly faceMode: "off" | "on_demand" | "at_upload";
  /** Set when the first consented selfie asked for the faces of an `on_demand` event. */
  readonly facesRequestedAt: string | undefined;
  /** ISO 8601 UTC: from then on no face is kept. */
  readonly facesExpireAt: string | undefined;
  readonly bibRules: unknown;
}
