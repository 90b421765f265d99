import Papa from "papaparse";

/** Excel opens a file as UTF-8 only when it begins with this. */
const BOM = "\ufeff";

/**
 * What some spreadsheet runs as a formula: also in full width, and also with a line break behind it. Papa's own list looks at cells of
 * one line only.
 */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/**
 * A table as CSV that spreadsheets open without running anything: what would be a formula begins with an apostrophe.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
export function write(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return BOM + Papa.unparse({ fields: [...header], data: rows.map((row) => [...row]) }, { escapeFormulae: FORMULA });
}
