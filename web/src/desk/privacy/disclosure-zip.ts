import type { Disclosure } from "@snaprace/core/disclosure";
import type { Event } from "@snaprace/core/event";
import { Photo } from "@snaprace/core/photo";
import { makeZip } from "client-zip";
import type { Locale } from "../../i18n/routing.ts";
import type { SiteContext } from "../../server/context.ts";
import { disclosureData } from "./disclosure-data.ts";
import { disclosurePage } from "./disclosure-page.ts";

interface Options {
  readonly locale: Locale;
  readonly withPhotos: boolean;
}

/** What is held of a runner: a page for people, the same for programs, and the pictures when they are wanted, one after the other. */
export function disclosureZip(
  { objects, clock }: Pick<SiteContext, "objects" | "clock">,
  event: Event.Info,
  disclosed: Disclosure.Disclosed,
  { locale, withPhotos }: Options,
): ReadableStream<Uint8Array> {
  const lastModified = clock.now();
  const data = disclosureData(event, disclosed, lastModified);
  async function* entries() {
    yield { name: "index.html", input: await disclosurePage(event, data, locale), lastModified };
    yield { name: "data.json", input: JSON.stringify(data, null, 2), lastModified };
    for (const { photo } of withPhotos ? disclosed.photos : []) {
      const stored = await objects.get(Photo.keys.rendition(photo, "large"));
      if (stored) yield { name: `photos/${photo.photoId}.jpg`, input: new Uint8Array(stored.bytes), lastModified };
    }
  }
  return makeZip(entries());
}
