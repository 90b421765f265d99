import readExcelFile from "read-excel-file/node";
import { repacked } from "./unzip.ts";

/** bytes of all parts that are read, unpacked: sixty thousand lines of twenty cells are about fifty million. */
const MAX_UNPACKED = 64_000_000;

export function isWorkbook(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}

/** Cells of the first sheet as texts, or `undefined` for what is no workbook or would unpack to too much. */
export async function readWorkbook(bytes: Uint8Array): Promise<string[][] | undefined> {
  try {
    const [sheet] = await readExcelFile(Buffer.from(repacked(bytes, MAX_UNPACKED)));
    return sheet?.data.map((row) => row.map(toText));
  } catch {
    // The library throws for every kind of damage; to the person it is one thing.
    return undefined;
  }
}

/** A day stays a day; a time of day, which Excel keeps as a moment of the year 1900 or before, becomes `h:mm:ss`. */
function toText(cell: unknown): string {
  if (cell instanceof Date) return dateText(cell);
  return cell === null || cell === undefined ? "" : String(cell);
}

const EXCEL_EPOCH = Date.UTC(1899, 11, 30);

function dateText(date: Date): string {
  const iso = date.toISOString();
  if (date.getTime() >= Date.UTC(1900, 1, 1))
    return iso.endsWith("T00:00:00.000Z") ? iso.slice(0, 10) : iso.slice(0, 19);
  const seconds = Math.round((date.getTime() - EXCEL_EPOCH) / 1000);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
