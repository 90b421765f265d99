import type { Event } from "@snaprace/core/event";
import type { LoadedGallery } from "../gallery/load-gallery.ts";
import { toGridPhoto } from "../grid/grid-photo.ts";
import type { SiteContext } from "../server/context.ts";
import { MaybeLane } from "./maybe-lane.tsx";
import { maybePhotos } from "./maybe-photos.ts";

interface Props {
  readonly site: SiteContext;
  readonly event: Event.Info;
  readonly bib: string;
  readonly found: LoadedGallery;
  readonly lane: Omit<Parameters<typeof MaybeLane>[0], "bib" | "eventId" | "timeZone" | "photos">;
}

/** The questions come after the answers: what is found stands on the page before what may be is looked for. */
export async function MaybeSection({ site, event, bib, found, lane }: Props) {
  const { whole, moments, about } = found;
  const passings = about?.passings ?? [];
  const maybe = await maybePhotos(site, event, { bib, found: whole.photos, moments, passings });
  if (maybe.length === 0) return null;
  // Without their small pictures: those in the page lie under the first tiles of the grid.
  const photos = maybe.map(({ tile, ...why }) => ({ ...toGridPhoto(tile), hash: undefined, ...why }));
  return <MaybeLane {...lane} eventId={event.eventId} bib={bib} timeZone={event.timeZone} photos={photos} />;
}
