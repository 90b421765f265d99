import { notFound } from "next/navigation";

/** Every address that has no page gets the site's own words, in the visitor's language. */
export default function NothingHere() {
  notFound();
}
