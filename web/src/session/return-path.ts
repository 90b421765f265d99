const HOME = "/desk";

/** Where to go after signing in: a path of this site, or the desk. `//elsewhere` and `/\elsewhere` are other sites. */
export function returnPath(wanted: string | null | undefined): string {
  return wanted && /^\/(?![/\\])[\w\-./?=&%]*$/.test(wanted) ? wanted : HOME;
}
