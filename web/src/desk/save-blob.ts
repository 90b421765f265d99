/** Saves something made in the page or fetched by it as a file. */
export function saveBlob(blob: Blob, fileName: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = fileName;
  link.click();
  // The browser has taken the blob over by the time this runs.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
