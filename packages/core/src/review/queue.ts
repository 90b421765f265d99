import { type BibMatch, type Info, isVisible, proposedBibs } from "../photo/photo.ts";
import { type Candidate, candidates, NEIGHBOUR_SECONDS } from "./candidate.ts";
import { doubtOf } from "./doubt.ts";
import type { RunnerEntry } from "./runner-index.ts";

/** One thing to decide: a reading in doubt, or a photo with somebody on it and no bib. */
export interface Item {
  readonly photo: Info;
  readonly reading: BibMatch | undefined;
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
/** A runner without a single sure photo gains more than one with many. */
const FIRST_PHOTO = 2;

export interface Queue {
  /** Worth most first. */
  readonly items: readonly Item[];
  /** All that wait, with these. */
  readonly total: number;
}

interface Open {
  readonly photo: Info;
  readonly reading: BibMatch | undefined;
  readonly around: readonly Neighbour[];
  readonly burst: readonly string[];
  readonly worth: number;
}

/** What waits for a person. Candidates are looked for among the whole start list, so only for as many as are asked for. */
export function queue(photos: readonly Info[], runners: ReadonlyMap<string, RunnerEntry>, limit: number): Queue {
  const visible = photos.filter((photo) => isVisible(photo) && photo.captureTime);
  const seen = new Set(visible.flatMap(sureBibs));
  const byCamera = cameras(visible);
  const open = visible.flatMap((photo) => {
    const readings = openReadings(photo);
    if (readings.length === 0 && !isUnread(photo)) return [];
    const around = neighbours(photo, byCamera);
    if (readings.length > 0) return readings.map((reading) => toOpen(photo, reading, around, seen));
    const reach = around.some(({ photo: other }) => sureBibs(other).length > 0) ? 1 : 0.5;
    return [{ photo, reading: undefined, around, burst: [], worth: UNREAD_DOUBT * reach }];
  });
  open.sort((a, b) => b.worth - a.worth || (a.photo.photoId < b.photo.photoId ? -1 : 1));
  return { items: open.slice(0, limit).map((item) => toItem(item, runners)), total: open.length };
}

function toOpen(photo: Info, reading: BibMatch, around: readonly Neighbour[], seen: ReadonlySet<string>): Open {
  const { bib } = reading;
  const burst = around
    .filter(({ photo: other }) => openReadings(other).some((match) => match.bib === bib))
    .map(({ photo: other }) => other.photoId);
  const reach = (1 + burst.length) * (seen.has(bib) ? 1 : FIRST_PHOTO);
  return { photo, reading, around, burst, worth: doubtOf(reading) * reach };
}

function toItem({ photo, reading, around, burst, worth }: Open, runners: ReadonlyMap<string, RunnerEntry>): Item {
  const sure = sureBibs(photo);
  const sightings = around.flatMap(({ photo: other, seconds }) => sureBibs(other).map((bib) => ({ bib, seconds })));
  const found = candidates({ read: reading, present: new Set(sure), sightings, runners });
  return { photo, reading, candidates: found, burst, sure, worth };
}

/** What was read and is in doubt, and whom a face may be. */
function openReadings(photo: Info): BibMatch[] {
  return [...photo.bibs.filter(isOpen), ...proposedBibs(photo)];
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
