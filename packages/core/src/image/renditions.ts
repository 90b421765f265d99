/** What is made of every photo, largest first: each is scaled from the one before. `edge` is the long edge in px. */
export const RENDITIONS = {
  large: { suffix: ".jpg", edge: 2048, contentType: "image/jpeg" },
  medium: { suffix: "_1024.webp", edge: 1024, contentType: "image/webp" },
  small: { suffix: "_400.webp", edge: 400, contentType: "image/webp" },
} as const;
export type RenditionName = keyof typeof RENDITIONS;
