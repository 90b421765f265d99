import * as Event from "../event/event.ts";
import { keys } from "../photo/photo.ts";
import type { ImageAnswer, Inspection, Projection } from "../port/index.ts";
import { edge } from "../topology/index.ts";
import { type Check, check, must } from "./check.ts";

const BROWSER_SECONDS = 60;
const CDN_LEAST_SECONDS = 86_400;
/** How many published events are tried until one has a photo. */
const TRIED_EVENTS = 20;

/** What the public sees of the bucket. */
export function imageChecks(
  inspection: Inspection,
  projection: Pick<Projection, "gallery">,
  events: () => Promise<readonly Event.Info[]>,
): Check[] {
  return [
    check("Distribution", inspection.distribution, (found) => ({
      fine: "reads the bucket with origin access control, asks our function before its cache",
      problems: found
        ? [
            must(found.isEnabled, "The image distribution is disabled.", "Enable it in CloudFront."),
            must(found.isOriginControlled, "The distribution reads the bucket without origin access control."),
            must(
              found.viewerFunctions.length === 1,
              "No function is asked before the cache: closed events stay visible.",
            ),
            must(found.cachePolicyId !== "", "The distribution has no cache policy: every view is a read from S3."),
          ]
        : [must(false, "No distribution serves the address of the images.")],
    })),
    check(
      "What is public",
      async () => {
        const found = await inspection.edgeKeys();
        return found === "not-here" ? found : { found, all: await events() };
      },
      ({ found, all }) => {
        const isOpen = ({ eventId }: Event.Info) => found.get(edge.keys.event(eventId)) === "published";
        const known = new Set(all.map(({ eventId }) => edge.keys.event(eventId)));
        const open = all.filter(isOpen);
        return {
          fine: `${open.length} of ${all.length} events, as published`,
          problems: [
            ...all.map((event) =>
              event.status === "published"
                ? must(isOpen(event), `Images of ${event.eventId} are closed although it is published.`, AGAIN)
                : must(!isOpen(event), `Images of ${event.eventId} are open although it is ${event.status}.`, AGAIN),
            ),
            ...[...found.keys()]
              .filter((key) => key.startsWith(edge.keys.event("")) && !known.has(key))
              .map((key) => must(false, `The CDN knows ${key}, which is no event.`, "Delete the key from the store.")),
          ],
        };
      },
    ),
    check(
      "Caching",
      async () => {
        const photo = await anyPublicPhoto(projection, await events());
        if (!photo) return undefined;
        const path = keys.rendition(photo, "small");
        const first = await inspection.image(path);
        const again = await inspection.image(path);
        const original = await inspection.image(keys.original(photo));
        return first === "not-here" || again === "not-here" || original === "not-here"
          ? "not-here"
          : { photo, first, again, original };
      },
      (seen) =>
        seen
          ? {
              fine: "images are cached long at the CDN, a minute by browsers; originals are closed",
              problems: [
                must(
                  seen.first.status === 200,
                  `The image of ${seen.photo.photoId} answers ${seen.first.status}.`,
                  "`snaprace reprocess --photo` makes it anew; 404 means that its event is closed at the CDN.",
                ),
                ...(seen.first.status === 200 ? cachingProblems(seen.first, seen.again) : []),
                must(seen.original.status !== 200, "Originals can be fetched by anybody."),
              ],
            }
          : { fine: "no published photo to try it with", problems: [] },
    ),
  ];
}

const AGAIN = "Close and publish the event again at the desk.";

function cachingProblems({ cacheControl }: ImageAnswer, again: ImageAnswer) {
  const seconds = (name: string) => Number(new RegExp(`(?:^|[ ,])${name}=(\\d+)`).exec(cacheControl)?.[1]);
  const todo = "See where renditions are written in the pipeline, and the distribution's response headers.";
  return [
    must(
      seconds("max-age") <= BROWSER_SECONDS,
      `Browsers keep images too long to take one down: ${cacheControl}.`,
      todo,
    ),
    must(seconds("s-maxage") >= CDN_LEAST_SECONDS, `The CDN hardly keeps images: ${cacheControl}.`, todo),
    must(again.cache === "" || /hit/i.test(again.cache), `The CDN does not cache: ${again.cache}.`),
  ];
}

async function anyPublicPhoto(projection: Pick<Projection, "gallery">, events: readonly Event.Info[]) {
  for (const { organizerId, eventId } of events.filter(Event.isPublished).slice(0, TRIED_EVENTS)) {
    const { items } = await projection.gallery({ eventId, limit: 1 });
    if (items[0]) return { organizerId, eventId, photoId: items[0].photoId };
  }
  return undefined;
}
