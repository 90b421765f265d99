/** The one bucket: originals, renditions, what the recogniser said, and finish videos. Private; only the CDN reads `processed/` and `video/`. */
export const photoBucket = {
  /** Browsers PUT originals straight to the bucket with signed URLs and need nothing else. */
  cors: {
    allowedMethods: ["PUT"],
    allowedHeaders: ["cache-control", "content-type", "if-none-match", "x-amz-*"],
    exposedHeaders: ["etag"],
    maxAgeSeconds: 3600,
  },
  /** All that the CDN may read. */
  publicKeys: ["*/processed/*", "*/video/*"],
  abortMultipartAfterDays: 1,
  /** Originals are tagged at upload; nobody looks at them after the race but to process them again. */
  archive: { tag: { folder: "raw" }, archiveAfterDays: 90, deepArchiveAfterDays: 180 },
} as const;

/** S3 filters know one prefix and one suffix. Renditions end differently, so they can never re-enter the queue. */
export const originalNotification = {
  id: "originals",
  events: ["s3:ObjectCreated:*"],
  suffix: ".original",
} as const;
