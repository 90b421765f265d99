/** The KeyValueStore read by the CloudFront function, which therefore decides before any cache who sees an image. */
export const edge = {
  /** Run unchanged by CloudFront and by the local CDN. Path from the root of the repository, like the handlers'. */
  functionFile: "packages/core/src/topology/edge/viewer-request.js",
  /** Written into the function before the site's pages, which SST makes; it sets this header. */
  siteFile: "packages/core/src/topology/edge/site-request.js",
  variantHeader: "x-page-variant",
  /** Written into the site's function, before the site. */
  doorFile: "packages/core/src/topology/edge/site-door.js",
  keys: {
    /** Value `published` while the event is public. */
    event: (eventId: string) => `event:${eventId}`,
    /** Present while the photo must not be seen by anyone. */
    photo: (photoId: string) => `photo:${photoId}`,
    /** Present while the event's video, by the name of its file, must not be seen: it was taken away, and copies at the CDN outlive it. */
    video: (eventId: string, file: string) => `video:${eventId}/${file}`,
    /** Value is the id of the event its holder may see before it is published. */
    preview: (token: string) => `preview:${token}`,
  },
} as const;
