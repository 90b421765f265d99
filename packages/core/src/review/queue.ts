import { type BibMatch, type Info, isVisible, matchOf, proposedBibs } from "../photo/photo.ts";
import { type Candidate, candidates, NEIGHBOUR_SECONDS } from "./candidate.ts";
import { doubtOf } from "./doubt.ts";
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
  readonly photo: Info;
  readonly reading: BibMatch | undefined;
  readonly claim: string | undefined;
  readonly around: readonly Neighbour[];
  readonly burst: readonly string[];
  readonly worth: number;
}

/** What waits for a person. Candidates are looked for among the whole start list, so only for as many as are asked for. */
export function queue(
  photos: readonly Info[],
  runners: ReadonlyMap<string, RunnerEntry>,
  { from = 0, limit, isReported = false }: Part,
  reports: Reports = new Map(),
): Queue {
  const visible = photos.filter((photo) => isVisible(photo) && photo.captureTime);
  const seen = new Set(visible.flatMap(sureBibs));
  const byCamera = cameras(visible);
  const open = visible.flatMap((photo) => {
    const said = reports.get(photo.photoId) ?? NOTHING_SAID;
    const readings = [...openReadings(photo), ...denied(photo, said)];
    const claims = claimed(photo, said);
    if (readings.length + claims.length === 0 && !isUnread(photo)) return [];
    const around = neighbours(photo, byCamera);
    if (readings.length + claims.length > 0) {
      const ofClaims = claims.map((claim): Open => {
        const worth = CLAIM_DOUBT * (seen.has(claim) ? 1 : FIRST_PHOTO);
        return { photo, reading: undefined, claim, around, burst: [], worth };
      });
      const ofReadings = readings.map((reading) => toOpen(photo, reading, around, seen, said.get(reading.bib)));
      return [...ofReadings, ...ofClaims];
    }
    const reach = around.some(({ photo: other }) => sureBibs(other).length > 0) ? 1 : 0.5;
    return [{ photo, reading: undefined, claim: undefined, around, burst: [], worth: UNREAD_DOUBT * reach }];
  });
  open.sort((a, b) => b.worth - a.worth || (a.photo.photoId < b.photo.photoId ? -1 : 1));
  const reported = open.filter(({ photo, reading, claim }) => saidOf(reports, photo, reading?.bib ?? claim));
  const wanted = isReported ? reported : open;
  const items = wanted.slice(from, from + limit).map((item) => toItem(item, runners, reports));
  return { items, total: wanted.length, reported: reported.length };
}

function saidOf(reports: Reports, { photoId }: Info, bib: string | undefined): Said | undefined {
  return bib === undefined ? undefined : reports.get(photoId)?.get(bib);
}

function toOpen(
  photo: Info,
  reading: BibMatch,
  around: readonly Neighbour[],
  seen: ReadonlySet<string>,
  said: Said | undefined,
): Open {
  const { bib } = reading;
  const burst = around
    .filter(({ photo: other }) => openReadings(other).some((match) => match.bib === bib))
    .map(({ photo: other }) => other.photoId);
  const reach = (1 + burst.length) * (seen.has(bib) ? 1 : FIRST_PHOTO);
  const doubt = 1 - (1 - doubtOf(reading)) * DENIED ** (said?.notMe ?? 0);
  return { photo, reading, claim: undefined, around, burst, worth: doubt * reach };
}

function toItem(open: Open, runners: ReadonlyMap<string, RunnerEntry>, reports: Reports): Item {
  const { photo, reading, claim, around, burst, worth } = open;
  const about = reading?.bib ?? claim;
  const told = reports.get(photo.photoId) ?? NOTHING_SAID;
  const sure = sureBibs(photo).filter((bib) => bib !== about);
  const sightings = around.flatMap(({ photo: other, seconds }) => sureBibs(other).map((bib) => ({ bib, seconds })));
  const claims = [...told].flatMap(([bib, { me }]) => (me > 0 ? [{ bib, count: me }] : []));
  const found = candidates({ read: reading, present: new Set(sure), sightings, claims, runners });
  const said = saidOf(reports, photo, about);
  return { photo, reading, claim, said, candidates: found, burst, sure, worth };
}

/** What was read and is in doubt, and whom a face may be. */
function openReadings(photo: Info): BibMatch[] {
  return [...photo.bibs.filter(isOpen), ...proposedBibs(photo)];
}

const NOTHING_SAID: ReadonlyMap<string, Said> = new Map();

/** What nobody doubted until a runner said that it is not them: also what a person had decided before. */
function denied(photo: Info, said: ReadonlyMap<string, Said>): BibMatch[] {
  if (said.size === 0) return [];
  const open = new Set(openReadings(photo).map(({ bib }) => bib));
  const bibs = [...said].filter(([bib, { notMe }]) => notMe > 0 && !open.has(bib)).map(([bib]) => bib);
  return bibs.flatMap((bib) => {
    const match = matchOf(photo, bib);
    return match && match.state !== "rejected" ? [match] : [];
  });
}

/** Bibs whose runners say that they are on the photo, where nothing else says so. */
function claimed(photo: Info, said: ReadonlyMap<string, Said>): string[] {
  const there = new Set(photo.bibs.filter(({ state }) => state !== "rejected").map(({ bib }) => bib));
  return [...said].filter(([bib, { me }]) => me > 0 && !there.has(bib)).map(([bib]) => bib);
}

function isOpen(match: BibMatch): boolean {
  return match.state === "proposed" && match.source !== "manual";
}

function sureBibs(photo: Info): string[] {
  return [...new Set(photo.bibs.filter(({ state }) => state === "confirmed").map(({ bib }) => bib))];
}

/** Somebody is on it, nothing was read, and no person has looked yet. */
function isUnread(photo: Info): boolean {
  return photo.bibs.length === 0 && photo.reviewedAt === undefined && photo.status === "searchable";
}

interface Neighbour {
  readonly photo: Info;
  /** s; negative before. */
  readonly seconds: number;
}

function cameras(photos: readonly Info[]): ReadonlyMap<string, readonly Info[]> {
  const byCamera = new Map<string, Info[]>();
  for (const photo of photos) {
    const camera = photo.cameraId ?? photo.photographerId;
    if (camera === undefined || photo.captureTimeSource !== "exif") continue;
    const taken = byCamera.get(camera);
    if (taken) taken.push(photo);
    else byCamera.set(camera, [photo]);
  }
  for (const taken of byCamera.values()) taken.sort((a, b) => time(a) - time(b));
  return byCamera;
}

/** What the same camera took in the seconds around a photo. */
function neighbours(photo: Info, byCamera: ReadonlyMap<string, readonly Info[]>): Neighbour[] {
  const camera = photo.cameraId ?? photo.photographerId;
  const taken = camera === undefined ? [] : (byCamera.get(camera) ?? []);
  const at = taken.indexOf(photo);
  if (at === -1) return [];
  const found: Neighbour[] = [];
  for (const step of [-1, 1]) {
    for (let index = at + step; ; index += step) {
      const other = taken[index];
      const seconds = other ? (time(other) - time(photo)) / 1000 : Number.POSITIVE_INFINITY;
      if (!other || Math.abs(seconds) > NEIGHBOUR_SECONDS) break;
      found.push({ photo: other, seconds });
    }
  }
  return found;
}

function time(photo: Info): number {
  return Date.parse(photo.captureTime ?? "");
}
