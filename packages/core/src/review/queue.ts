import { type BibMatch, type CoverFact, type Info, isVisible, matchOf, openReadings } from "../photo/photo.ts";
import { type Candidate, candidates } from "./candidate.ts";
import { type Neighbour, neighboursOf, sureBibs } from "./neighbour.ts";
import type { Reports, Said } from "./reports.ts";
import type { RunnerEntry } from "./runner-index.ts";

/** One thing to decide: a reading in doubt, a runner's word, or a photo with somebody on it and no bib. */
export interface Item {
  readonly photo: Info;
  readonly reading: BibMatch | undefined;
  /** A bib that is not on the photo and whose runner says that it should be. */
  readonly claim: string | undefined;
  /** What runners said of the reading or the claim. */
  readonly said: Said | undefined;
  readonly candidates: readonly Candidate[];
  /** Other photos of the same burst with the same reading: one decision may count for all. */
  readonly burst: readonly string[];
  /** Bibs of the photo that nobody doubts. */
  readonly sure: readonly string[];
  /** Doubt × reach: what a decision here is worth. */
  readonly worth: number;
}

/** A photo without any bib says nothing either way. */
const UNREAD_DOUBT = 0.4;
/** A runner who claims a photo is more often right than not, and somebody has to look. */
const CLAIM_DOUBT = 0.6;
/** What nobody doubts is wrong now and then. */
const SURE_DOUBT = 0.05;
/** How much less likely a reading is right with every runner who says that it is not them. */
const DENIED = 0.5;
/** A runner without a single sure photo gains more than one with many. */
const FIRST_PHOTO = 2;

export interface Queue {
  /** Worth most first. */
  readonly items: readonly Item[];
  /** All that wait, with these. */
  readonly total: number;
  /** How many of all that wait a runner has said something of. */
  readonly reported: number;
}

export interface Part {
  /** How many are passed over. */
  readonly from?: number;
  readonly limit: number;
  /** Only what runners have said something of. */
  readonly isReported?: boolean;
}

interface Open {
  readonly fact: CoverFact;
  /** What was read and is doubted; with neither this nor a claim nothing was read. */
  readonly bib: string | undefined;
  readonly claim: string | undefined;
  readonly around: readonly Neighbour[];
  readonly burst: readonly string[];
  readonly worth: number;
}

interface Sources {
  /** What is on each photo of the event. */
  readonly facts: readonly CoverFact[];
  readonly runners: ReadonlyMap<string, RunnerEntry>;
  readonly reports?: Reports;
  /** The photos of these ids that still exist, in no particular order: asked once, for those that are shown. */
  readonly photos: (photoIds: readonly string[]) => Promise<readonly Info[]>;
}

/**
 * What waits for a person. The order comes from the short facts; photos are read, and candidates looked for among the whole start
 * list, only for as many as are asked for.
 */
export async function queue({ facts, runners, reports = new Map(), photos }: Sources, part: Part): Promise<Queue> {
  const { from = 0, limit, isReported = false } = part;
  const open = inOrder(facts, reports);
  const reported = open.filter(({ fact, bib, claim }) => saidOf(reports, fact.photoId, bib ?? claim));
  const wanted = isReported ? reported : open;
  const shown = wanted.slice(from, from + limit);
  const found = await photos([...new Set(shown.map(({ fact }) => fact.photoId))]);
  const byId = new Map(found.filter(isVisible).map((photo) => [photo.photoId, photo]));
  const items = shown.flatMap((item) => toItem(item, byId.get(item.fact.photoId), runners, reports));
  return { items, total: wanted.length, reported: reported.length };
}

/** Worth most first. */
function inOrder(facts: readonly CoverFact[], reports: Reports): Open[] {
  const visible = facts.filter(({ isShown }) => isShown);
  const seen = new Set(visible.flatMap(sureBibs));
  const around = neighboursOf(visible);
  const open = visible.flatMap((fact) => {
    const said = reports.get(fact.photoId) ?? NOTHING_SAID;
    const readings = [...doubtsOf(fact), ...denied(fact, said)];
    const claims = claimed(fact, said);
    if (readings.length + claims.length > 0) {
      const near = around(fact);
      const ofClaims = claims.map((claim): Open => {
        const worth = CLAIM_DOUBT * (seen.has(claim) ? 1 : FIRST_PHOTO);
        return { fact, bib: undefined, claim, around: near, burst: [], worth };
      });
      return [...readings.map((reading) => toOpen(fact, reading, near, seen, said.get(reading.bib))), ...ofClaims];
    }
    if (!fact.isUnread) return [];
    const near = around(fact);
    const reach = near.some(({ fact: other }) => sureBibs(other).length > 0) ? 1 : 0.5;
    return [{ fact, bib: undefined, claim: undefined, around: near, burst: [], worth: UNREAD_DOUBT * reach }];
  });
  return open.sort((a, b) => b.worth - a.worth || (a.fact.photoId < b.fact.photoId ? -1 : 1));
}

function saidOf(reports: Reports, photoId: string, bib: string | undefined): Said | undefined {
  return bib === undefined ? undefined : reports.get(photoId)?.get(bib);
}

interface Doubted {
  readonly bib: string;
  /** 0–1 */
  readonly doubt: number;
}

function toOpen(
  fact: CoverFact,
  { bib, doubt }: Doubted,
  around: readonly Neighbour[],
  seen: ReadonlySet<string>,
  said: Said | undefined,
): Open {
  const burst = around
    .filter(({ fact: other }) => doubtsOf(other).some((match) => match.bib === bib))
    .map(({ fact: other }) => other.photoId);
  const reach = (1 + burst.length) * (seen.has(bib) ? 1 : FIRST_PHOTO);
  const worth = (1 - (1 - doubt) * DENIED ** (said?.notMe ?? 0)) * reach;
  return { fact, bib, claim: undefined, around, burst, worth };
}

/** @returns nothing when the photo, or what was doubted on it, is gone since the fact was read */
function toItem(
  { bib, claim, around, burst, worth, fact }: Open,
  photo: Info | undefined,
  runners: ReadonlyMap<string, RunnerEntry>,
  reports: Reports,
): Item[] {
  const reading = photo && bib !== undefined ? readingOf(photo, bib) : undefined;
  if (!photo || (bib !== undefined && !reading)) return [];
  const about = bib ?? claim;
  const told = reports.get(fact.photoId) ?? NOTHING_SAID;
  const confirmed = photo.bibs.filter(({ state }) => state === "confirmed");
  const sure = [...new Set(confirmed.map((match) => match.bib))].filter((other) => other !== about);
  const sightings = around.flatMap(({ fact: other, seconds }) =>
    sureBibs(other).map((seen) => ({ bib: seen, seconds })),
  );
  const claims = [...told].flatMap(([other, { me }]) => (me > 0 ? [{ bib: other, count: me }] : []));
  const found = candidates({ read: reading, present: new Set(sure), sightings, claims, runners });
  const said = saidOf(reports, fact.photoId, about);
  return [{ photo, reading, claim, said, candidates: found, burst, sure, worth }];
}

/** The reading that waits, or the one that its runner denies. */
function readingOf(photo: Info, bib: string): BibMatch | undefined {
  const open = openReadings(photo).find((match) => match.bib === bib);
  const stands = open ?? matchOf(photo, bib);
  return stands?.state === "rejected" ? undefined : stands;
}

const NOTHING_SAID: ReadonlyMap<string, Said> = new Map();

function doubtsOf({ doubts = [] }: CoverFact): readonly Doubted[] {
  return doubts;
}

/** What nobody doubted until a runner said that it is not them: also what a person had decided before. */
function denied(fact: CoverFact, said: ReadonlyMap<string, Said>): Doubted[] {
  if (said.size === 0) return [];
  const open = new Set(doubtsOf(fact).map(({ bib }) => bib));
  const standing = new Set(fact.bibs.map(({ bib }) => bib));
  const bibs = [...said].filter(([bib, { notMe }]) => notMe > 0 && !open.has(bib) && standing.has(bib));
  return bibs.map(([bib]) => ({ bib, doubt: SURE_DOUBT }));
}

/** Bibs whose runners say that they are on the photo, where nothing else says so. */
function claimed(fact: CoverFact, said: ReadonlyMap<string, Said>): string[] {
  const there = new Set(fact.bibs.map(({ bib }) => bib));
  return [...said].filter(([bib, { me }]) => me > 0 && !there.has(bib)).map(([bib]) => bib);
}
