/** The address that the nearest proxy saw: it appends what it sees, so whatever stands before is the caller's own claim. */
export function callerOf(request: { readonly headers: Pick<Headers, "get"> }): string {
  return request.headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() || "unknown";
}
