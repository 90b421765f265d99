import { z } from "zod";
import { BibNumber } from "../id/index.ts";
import { oneOrNone, rows, type Truth } from "../truth/index.ts";
import { COLUMNS, Info } from "./info.ts";

/** All bibs of an event's start list, in pages, because the API answers at most a thousand rows at once. */
export async function bibs(truth: Truth, eventId: string): Promise<string[]> {
  const found: string[] = [];
  for (;;) {
    const query = truth.from("event_runners").select("bib").eq("event_id", eventId).order("bib");
    const page = rows(z.object({ bib: z.string() }), await query.range(found.length, found.length + PAGE - 1));
    found.push(...page.map((row) => row.bib));
    if (page.length < PAGE) return found;
  }
}

const PAGE = 1000;

export async function fromBib(truth: Truth, eventId: string, bib: string): Promise<Info | undefined> {
  if (!BibNumber.safeParse(bib).success) return undefined;
  const query = truth.from("event_runners").select(COLUMNS).eq("event_id", eventId).eq("bib", bib);
  return oneOrNone(Info, await query.maybeSingle());
}

/** Those with these bibs, in no particular order. */
export async function fromBibs(truth: Truth, eventId: string, wanted: readonly string[]): Promise<Info[]> {
  if (wanted.length === 0) return [];
  return rows(
    Info,
    await truth
      .from("event_runners")
      .select(COLUMNS)
      .eq("event_id", eventId)
      .in("bib", [...wanted]),
  );
}

interface Page {
  readonly runners: readonly Info[];
  readonly hasMore: boolean;
}

/**
 * A page of the start list by bib.
 * @param text the beginning of a bib, or a part of a name or club
 */
export async function page(truth: Truth, eventId: string, text: string, start: number, limit: number): Promise<Page> {
  let query = truth.from("event_runners").select(COLUMNS).eq("event_id", eventId);
  // Everything with a meaning in a filter is left out: what remains are letters, digits and spaces.
  const plain = text
    .normalize("NFKC")
    .replace(/[^\p{L}\p{N} ]/gu, "")
    .trim();
  if (/^\d+$/.test(plain)) query = query.like("bib", `${plain}%`);
  else if (plain !== "") query = query.or(`name.ilike.%${plain}%,club.ilike.%${plain}%,bib.eq.${plain.toUpperCase()}`);
  const found = rows(Info, await query.order("bib").range(start, start + limit));
  return { runners: found.slice(0, limit), hasMore: found.length > limit };
}

/** How many are on the start list. @throws SnapRaceError when that cannot be told, rather than none */
export async function count(truth: Truth, eventId: string): Promise<number> {
  const answer = await truth.rpc("count_runners", { p_event: eventId });
  return rows(z.number(), { data: answer.error ? null : [answer.data], error: answer.error })[0] ?? 0;
}
