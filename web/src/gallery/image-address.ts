import { Image } from "@snaprace/core/image";
import { Photo } from "@snaprace/core/photo";
import type { SiteContext } from "../server/context.ts";
import type { ImageAddress } from "./image-url.ts";
import { query } from "./paths.ts";
import type { VisibleEvent } from "./visible-event.ts";

/** Smallest first. */
const NAMES = ["small", "medium", "large"] as const satisfies readonly Image.RenditionName[];

/** Where the CDN has the images of an event. */
export function imageAddress(
  { cdnUrl }: Pick<SiteContext, "cdnUrl">,
  { event, preview }: Pick<VisibleEvent, "event" | "preview">,
): ImageAddress {
  const { suffix } = Image.RENDITIONS.large;
  const key = Photo.keys.rendition({ ...event, photoId: "" }, "large");
  return {
    base: `${cdnUrl}/${key.slice(0, key.length - suffix.length)}`,
    renditions: NAMES.map((name) => ({
      name,
      suffix: Image.RENDITIONS[name].suffix,
      edge: Image.RENDITIONS[name].edge,
    })),
    query: query({ preview }),
  };
}
