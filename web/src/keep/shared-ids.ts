/**
 * The photos that a link names, each once: one that stands there twice would count as one that is gone.
 * @param ids as they stand in the address, separated by commas
 * @returns `undefined` for an address that names none
 */
export function sharedIds(ids: string | readonly string[] | undefined): string[] | undefined {
  if (typeof ids !== "string") return undefined;
  const named = new Set(ids.split(",").map((id) => id.trim()));
  named.delete("");
  return named.size > 0 ? [...named] : undefined;
}
