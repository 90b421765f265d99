/** How the images of one event are addressed; made on the server, used everywhere. */
export interface ImageAddress {
  /** Up to and with the slash before the photo's id. */
  readonly base: string;
  /** Renditions by name, smallest first. */
  readonly renditions: readonly Rendition[];
  /** `?preview=…` while the event is not published. */
  readonly query: string;
}

interface Rendition {
  readonly name: "small" | "medium" | "large";
  readonly suffix: string;
  /** px of the long edge */
  readonly edge: number;
}

/** px of the upright photo */
interface Sized {
  readonly id: string;
  readonly w: number;
  readonly h: number;
}

export function imageUrl(address: ImageAddress, photoId: string, name: Rendition["name"]): string {
  const suffix = address.renditions.find((rendition) => rendition.name === name)?.suffix ?? "";
  return `${address.base}${photoId}${suffix}${address.query}`;
}

/** Renditions are limited by their long edge, so an upright photo's are narrower than their name says; none is enlarged. */
export function srcSet(address: ImageAddress, photo: Sized, names?: readonly Rendition["name"][]): string {
  const long = Math.max(photo.w, photo.h);
  return address.renditions
    .filter(({ name }) => !names || names.includes(name))
    .map(({ name, edge }) => {
      const width = Math.max(1, Math.round((photo.w * Math.min(edge, long)) / long));
      return `${imageUrl(address, photo.id, name)} ${width}w`;
    })
    .join(", ");
}
