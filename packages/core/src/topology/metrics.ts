/** Our own metrics, beside those that AWS keeps by itself. Written as log lines in CloudWatch's embedded metric format. */
export const metrics = {
  namespace: "SnapRace",
  dimension: "Stage",
  /** Photos recorded without all of their analyses. */
  photosPartial: "PhotosPartial",
} as const;
