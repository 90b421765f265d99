import { CACHE } from "./cache-control.ts";

/** Pages that are the same for everybody: the races, a gallery, its results and its photos. */
const SHARED = /^\/(?:[a-z]{2}\/?)?(?:events\/[^/]+(?:\/results|\/photos\/[^/]+)?\/?)?$/;
/** Parameters with which a page is about one person, or for holders of a preview token. */
const PERSONAL = ["bib", "name", "q", "preview"] as const;

/**
 * How long a page may be kept, and by whom. The nonce of its policy is kept with it: the same for everybody for half a
 * minute, and never the one of another page.
 * @param hasSession whether the visitor is signed in
 * @param setsCookie whether the answer leaves something in this visitor's browser
 */
export function pageCache(
  { pathname, searchParams }: Pick<URL, "pathname" | "searchParams">,
  { hasSession, setsCookie }: { readonly hasSession: boolean; readonly setsCookie: boolean },
): string {
  const isShared = SHARED.test(pathname) && !PERSONAL.some((name) => searchParams.has(name));
  return isShared && !hasSession && !setsCookie ? CACHE.shared : CACHE.none;
}
