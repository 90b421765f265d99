import { type ImageAddress, imageUrl } from "../gallery/image-url.ts";
import type { GridPhoto } from "./grid-photo.ts";

interface Props {
  readonly photo: GridPhoto;
  readonly address: ImageAddress;
  /** What the picture is, for those who do not see it. */
  readonly name: string;
  readonly onClose: () => void;
}

/** What a press on a photo shows at once, while the viewer is on its way: the same picture as in the grid, large. */
export function OpeningPhoto({ photo, address, name, onClose }: Props) {
  return (
    <button type="button" className="opening-photo" onClick={onClose} aria-busy>
      {/* biome-ignore lint/performance/noImgElement: renditions are made in the pipeline, none on request */}
      <img src={imageUrl(address, photo.id, "small")} alt={name} width={photo.w} height={photo.h} />
    </button>
  );
}
