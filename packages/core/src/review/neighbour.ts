import type { CoverFact } from "../photo/photo.ts";
import { NEIGHBOUR_SECONDS } from "./candidate.ts";

/** What the same camera took in the seconds around a photo. */
export interface Neighbour {
  readonly fact: CoverFact;
  /** s; negative before. */
  readonly seconds: number;
}

export function sureBibs({ bibs }: CoverFact): string[] {
  return bibs.filter(({ isSure }) => isSure).map(({ bib }) => bib);
}

/** Sorts the photos by camera and time once; asking for one photo's neighbours then looks at those alone. */
export function neighboursOf(facts: readonly CoverFact[]): (fact: CoverFact) => Neighbour[] {
  const byCamera = new Map<string, CoverFact[]>();
  for (const fact of facts) {
    const camera = cameraOf(fact);
    if (camera === undefined || !fact.isTimeKnown) continue;
    const taken = byCamera.get(camera);
    if (taken) taken.push(fact);
    else byCamera.set(camera, [fact]);
  }
  const places = new Map<CoverFact, number>();
  for (const taken of byCamera.values()) {
    taken.sort((a, b) => a.takenAt - b.takenAt);
    for (const [place, fact] of taken.entries()) places.set(fact, place);
  }
  return (fact) => {
    const taken = byCamera.get(cameraOf(fact) ?? "") ?? [];
    const at = places.get(fact);
    return at === undefined ? [] : [...within(taken, at, -1), ...within(taken, at, 1)];
  };
}

/** From one photo on in one direction, until the runner is out of sight. */
function within(taken: readonly CoverFact[], at: number, step: -1 | 1): Neighbour[] {
  const found: Neighbour[] = [];
  const from = taken[at]?.takenAt ?? 0;
  for (let index = at + step; ; index += step) {
    const fact = taken[index];
    if (!fact) return found;
    const seconds = (fact.takenAt - from) / 1000;
    if (Math.abs(seconds) > NEIGHBOUR_SECONDS) return found;
    found.push({ fact, seconds });
  }
}

function cameraOf({ cameraId, photographerId }: CoverFact): string | undefined {
  return cameraId ?? photographerId;
}
