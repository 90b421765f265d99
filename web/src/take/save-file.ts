/** ms that a browser needs to begin saving what an address of its own memory leads to. */
const HANDED_OVER_MS = 60_000;

/** Saves something that the page has in its memory. */
export function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  Object.assign(document.createElement("a"), { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), HANDED_OVER_MS);
}
