/** Stands for what cannot be decoded. */
const UNKNOWN = 0xfffd;
const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;
/** Decoded at once; a call with all characters of a file as arguments would overflow the stack. */
const CHUNK = 8192;

let table: Uint16Array | undefined;

/**
 * Korean text as Windows and Excel write it. The Encoding Standard means this by "euc-kr", but Node's decoder knows the 2,350
 * syllables of 1987 only and drops all others, of which names are full.
 */
export function decodeCp949(bytes: Uint8Array): string {
  table ??= makeTable();
  const parts: string[] = [];
  let units: number[] = [];
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at] ?? 0;
    const trail = bytes[at + 1] ?? 0;
    const unit = lead < 0x80 ? lead : (table[(lead << 8) | trail] ?? 0) || UNKNOWN;
    // A lead that begins nothing is one unknown character, and what follows it is read by itself.
    if (lead >= 0x80 && unit !== UNKNOWN) at += 1;
    units.push(unit);
    if (units.length === CHUNK) {
      parts.push(String.fromCharCode(...units));
      units = [];
    }
  }
  return parts.join("") + String.fromCharCode(...units);
}

/**
 * KS X 1001 from Node's own decoder; then Microsoft's extension, which holds the syllables that are missing there, in the order
 * of Unicode, in the pairs that were free. https://encoding.spec.whatwg.org/#index-euc-kr
 */
function makeTable(): Uint16Array {
  const made = new Uint16Array(0x10000);
  const decoder = new TextDecoder("euc-kr");
  const known = new Set<number>();
  for (let lead = 0xa1; lead <= 0xfe; lead++) {
    for (let trail = 0xa1; trail <= 0xfe; trail++) {
      const text = decoder.decode(Uint8Array.of(lead, trail));
      if (text.length !== 1 || text === "\ufffd") continue;
      made[(lead << 8) | trail] = text.charCodeAt(0);
      known.add(text.charCodeAt(0));
    }
  }
  const pairs = freePairs();
  for (let syllable = FIRST_SYLLABLE; syllable <= LAST_SYLLABLE; syllable++) {
    if (!known.has(syllable)) made[pairs.next().value ?? 0] = syllable;
  }
  return made;
}

function* freePairs(): Generator<number, undefined> {
  for (let lead = 0x81; lead <= 0xc6; lead++) {
    const last = lead <= 0xa0 ? 0xfe : 0xa0;
    for (let trail = 0x41; trail <= last; trail++) {
      const isLetter = (trail >= 0x41 && trail <= 0x5a) || (trail >= 0x61 && trail <= 0x7a);
      if (isLetter || trail >= 0x81) yield (lead << 8) | trail;
    }
  }
  return undefined;
}
