/** Our own metrics, beside those that AWS keeps by itself. Written as log lines in CloudWatch's embedded metric format. */
export const metrics = {
  namespace: "SnapRace",
  dimension: "Stage",
  /** Photos recorded without all of their analyses. */
  photosPartial: "PhotosPartial",
  /** Files that are no photos. */
  photosRejected: "PhotosRejected",
  /** Calls the recogniser refused because of its quota; the execution tries again. */
  recogniserThrottled: "RecogniserThrottled",
  /** ms from a photo's upload until runners could find it for the first time. */
  timeToSearchable: "TimeToSearchable",
} as const;
