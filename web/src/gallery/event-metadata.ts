import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { siteContext } from "../server/context.ts";
import { visibleEvent } from "./visible-event.ts";

/** A page's event: asked for by the page and by its metadata, read once. */
export const eventOf = cache((eventId: string, preview: string | undefined) =>
  visibleEvent(siteContext(), eventId, preview),
);

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
export async function eventMetadata({ locale, eventId, preview, title }: About): Promise<Metadata> {
  const visible = await eventOf(eventId, typeof preview === "string" ? preview : undefined);
  if (!visible) return nothingHere(locale);
  return { title: `${title} · ${visible.event.name}`, robots: { index: false } };
}
