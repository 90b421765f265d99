import { CACHE } from "./cache-control.ts";

/** A file for a spreadsheet, saved and never shown. @param fileName of plain ASCII */
export function csvAnswer(text: string, fileName: string): Response {
  return new Response(text, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${fileName}"`,
      "cache-control": CACHE.none,
      "x-content-type-options": "nosniff",
    },
  });
}
