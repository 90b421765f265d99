import { useLocale } from "next-intl";
import { memo } from "react";
import type { ImageAddress } from "../gallery/image-url.ts";
import { type PageFilters, paths } from "../gallery/paths.ts";
import { getPathname } from "../i18n/navigation.ts";
import type { useFavourites } from "../keep/favourites.ts";
import type { useVerdicts } from "../keep/verdicts.ts";
import type { GridPhoto } from "./grid-photo.ts";
import { PhotoTile, type TilePlace } from "./photo-tile.tsx";
import type { Bands } from "./use-bands.ts";
import type { TileWords } from "./use-tile-words.ts";

interface Props extends Omit<Bands, "bands"> {
  readonly eventId: string;
  /** The first page, until tiles have their places. */
  readonly first: readonly GridPhoto[];
  /** Photos in the whole list. */
  readonly total: number;
  readonly address: ImageAddress;
  readonly filters: PageFilters;
  readonly wordsOf: (photo: GridPhoto) => TileWords;
  readonly picked: ReadonlySet<string>;
  readonly isPicking: boolean;
  readonly favourites: ReturnType<typeof useFavourites>;
  readonly verdictOf: ReturnType<typeof useVerdicts>["of"];
}

/** The tiles near the window. Apart from the grid, because most presses change nothing about them: not even a look is needed then. */
export const PhotoTiles = memo(function PhotoTiles(props: Props) {
  const { eventId, first, visible, ahead, total, address, filters, wordsOf, picked, isPicking, favourites, verdictOf } =
    props;
  const { bib } = filters;
  const locale = useLocale();
  const tile = (photo: GridPhoto, index: number, place?: TilePlace) => {
    const { pick, ...words } = wordsOf(photo);
    return (
      <PhotoTile
        key={photo.id}
        {...{ photo, index, address, ...place, ...words }}
        href={getPathname({ href: paths.photo(eventId, photo.id, filters), locale })}
        isSelecting={isPicking}
        isSelected={picked.has(photo.id)}
        isFavourite={favourites.has(photo.id)}
        isFaded={bib !== undefined && verdictOf(photo.id, bib) === "not_me"}
        {...(place && { total, pick })}
      />
    );
  };
  return (
    <>
      {/* Another element for every place: one that moved would count as a shift, and it is one to the eye. */}
      {ahead && <li key={`ahead-${ahead.top}`} aria-hidden className="photo-missing" style={ahead} />}
      {visible
        ? visible.flatMap(({ key, top, height, missing, tiles }) =>
            missing ? (
              <li key={key} aria-hidden className="photo-missing" style={{ top, height }} />
            ) : (
              tiles.map(({ photo, left, width, index }) => tile(photo, index, { top, left, width, height }))
            ),
          )
        : first.map((photo, index) => tile(photo, index))}
    </>
  );
});
