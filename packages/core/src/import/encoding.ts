import { detect } from "chardet";
import { decodeCp949 } from "./cp949.ts";

const BOMS = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: "utf-8" },
  { bytes: [0xff, 0xfe], encoding: "utf-16le" },
  { bytes: [0xfe, 0xff], encoding: "utf-16be" },
] as const;

/** Enough of a file to tell its encoding by; a whole 20 MB file would take seconds. Bytes. */
const SAMPLE = 200_000;
/** What a file of text is taken for when nothing else is known: Excel in western Europe and America writes it. */
const FALLBACK = "windows-1252";

export interface Decoded {
  readonly text: string;
  /** Name as the Encoding Standard has it, e.g. `euc-kr`. */
  readonly encoding: string;
}

/** Text of a file of unknown encoding: by its byte order mark, as UTF-8 when it is valid UTF-8, else by its letters' frequencies. */
export function decode(bytes: Uint8Array): Decoded {
  const bom = BOMS.find((mark) => mark.bytes.every((byte, index) => bytes[index] === byte));
  if (bom) return { text: new TextDecoder(bom.encoding).decode(bytes), encoding: bom.encoding };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: "utf-8" };
  } catch {
    // Not UTF-8: that is what this was to find out.
  }
  const decoder = decoderFor(detect(bytes.subarray(0, SAMPLE)));
  if (decoder.encoding === "euc-kr") return { text: decodeCp949(bytes), encoding: "euc-kr" };
  return { text: decoder.decode(bytes), encoding: decoder.encoding };
}

function decoderFor(name: string | null) {
  try {
    // chardet knows a few encodings that the Encoding Standard leaves out.
    return new TextDecoder((name ?? FALLBACK).toLowerCase());
  } catch {
    return new TextDecoder(FALLBACK);
  }
}
