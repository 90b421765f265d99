import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { siteContext } from "../server/context.ts";
import { isOutage } from "../server/outage.ts";
import { visibleEvent } from "./visible-event.ts";

/** ms for which an outage is not asked about again: a page that has failed is drawn once more, and its tab would wait for the same. */
const FRESH_MS = 2_000;
/** The last one: what could not be read, and when. */
let outage = { of: "", at: Number.NEGATIVE_INFINITY };

/** A page's event: asked for by the page and by its metadata, read once. */
export const eventOf = cache((eventId: string, preview: string | undefined) =>
  toldToTab(eventId, visibleEvent(siteContext(), eventId, preview)),
);

/**
 * What a page reads for itself. It may fail a moment before its tab does, and is drawn once more at once.
 * @param of the event's id
 */
export async function toldToTab<Answer>(
  of: string,
  read: Promise<Answer>,
  now: () => number = Date.now,
): Promise<Answer> {
  try {
    return await read;
  } catch (error) {
    if (isOutage(error)) outage = { of, at: now() };
    throw error;
  }
}

/**
 * What a tab says of a page that is read for it. In an outage nothing but the site's name: the page fails of the same and tells
 * it. Failed here, too, the tab would have no name at all. Pages of other events are asked for as ever: one that can be read again
 * may be kept at the CDN, and must have its name.
 * @param of the event's id; nothing for pages without one
 * @param now ms since the epoch
 */
export async function unlessOut(
  of: string,
  read: () => Promise<Metadata>,
  now: () => number = Date.now,
): Promise<Metadata> {
  const nameless: Metadata = { robots: { index: false } };
  if (outage.of === of && now() - outage.at < FRESH_MS) return nameless;
  try {
    return await toldToTab(of, read(), now);
  } catch (error) {
    if (!isOutage(error)) throw error;
    return nameless;
  }
}

/** What a tab says of an address that has nothing. */
export async function nothingHere(locale: string): Promise<Metadata> {
  const t = await getTranslations({ locale, namespace: "notFound" });
  return { title: t("title"), robots: { index: false } };
}

interface About {
  readonly locale: string;
  readonly eventId: string;
  /** As it stands in the address. */
  readonly preview: unknown;
  /** What the page is, without the event. */
  readonly title: string;
}

/** Metadata of a page about an event that search engines do not list. Its tab names the race: a runner has several of them open. */
export function eventMetadata({ locale, eventId, preview, title }: About): Promise<Metadata> {
  return unlessOut(eventId, async () => {
    const visible = await eventOf(eventId, typeof preview === "string" ? preview : undefined);
    if (!visible) return nothingHere(locale);
    return { title: `${title} · ${visible.event.name}`, robots: { index: false } };
  });
}
