import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { nothingHere } from "../../../gallery/event-metadata.ts";

interface Props {
  readonly params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return nothingHere((await params).locale);
}

/** Every address that has no page gets the site's own words, in the visitor's language. */
export default function NothingHere() {
  notFound();
}
