/**
 * Where a download is taken up again. Other ranges than "from here to the end" are answered with the whole, as RFC 9110
 * allows; so is a file that has changed since.
 * @returns the first byte asked for, or `undefined` for all of it
 */
export function resumeFrom(
  headers: Headers,
  file: { readonly etag: string; readonly length: number },
): number | undefined {
  const from = /^bytes=(\d+)-$/.exec(headers.get("range") ?? "")?.[1];
  const condition = headers.get("if-range");
  if (from === undefined || (condition !== null && condition !== file.etag)) return undefined;
  const first = Number(from);
  return first < file.length ? first : undefined;
}
