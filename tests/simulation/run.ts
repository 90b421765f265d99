import { Photo } from "../../packages/core/src/photo/index.ts";
import { Upload } from "../../packages/core/src/upload/index.ts";
import { type Faults, NO_FAULTS } from "./faults.ts";
import { makeOriginal, type Original, searchableFaces } from "./originals.ts";
import { Pipeline } from "./pipeline.ts";
import type { Random } from "./random.ts";
import { World } from "./world.ts";

export interface Scenario {
  readonly photos: number;
  /** First photo's number; it decides what is on the pictures. */
  readonly first: number;
  /** Probability that S3 tells of an object once more, 0–1, tried twice. */
  readonly duplicates: number;
  /** Whether all runs on one machine, which knows after a crash of everything that nobody is at work any more. */
  readonly oneMachine: boolean;
  /** Whether people ask where photos stand, take them down and correct bibs meanwhile. */
  readonly people: boolean;
}

export interface Outcome {
  /** What is wrong in the end, in words; empty when all is well. */
  readonly problems: readonly string[];
  readonly effects: number;
  /** Times that dead letters had to be sent back. */
  readonly redrives: number;
}

const MINUTE = 60_000;
/** Longer than any execution and any look at dead letters. */
const LONGEST_LEASE = 2 * MINUTE;
/** Deliveries, retries and redrives after which a pipeline that has not come to rest never will. */
const MOST_ROUNDS = 400;
/** Rounds after which faults end: by then some messages are dead letters. */
const FAULTY_ROUNDS = 30;
/** Rounds within which people act. */
const LAST_ACT = 4;
/** The bib a person adds; no machine reads it. */
const MANUAL_BIB = "555";

/** Runs some photos through the pipeline under faults until it rests, and looks at what is there. */
export async function simulate(random: Random, faults: Faults, scenario: Scenario): Promise<Outcome> {
  const world = new World(random, faults);
  const pipeline = new Pipeline(world);
  const originals = Array.from({ length: scenario.photos }, (_, index) => makeOriginal(scenario.first + index));
  const corrected = new Set<string>();
  const acts: { readonly does: () => Promise<void>; readonly round: number }[] = [];
  for (const original of originals) {
    const key = world.add(original);
    pipeline.notify(key);
    for (let again = 0; again < 2; again++) if (random.chance(scenario.duplicates)) pipeline.notify(key);
    if (!scenario.people) continue;
    const act = (does: () => Promise<void>) => acts.push({ does, round: random.below(LAST_ACT) });
    if (random.chance(0.3)) act(() => ask(world, original));
    if (random.chance(0.2)) act(() => takeDown(world, original));
    if (random.chance(0.2)) act(() => correct(world, original, corrected));
  }

  let [boots, redrives] = [0, 0];
  const outcome = (problems: readonly string[]): Outcome => ({ problems, effects: world.effects, redrives });
  for (let round = 0; round < MOST_ROUNDS; round++) {
    if (round === FAULTY_ROUNDS) world.faults = NO_FAULTS;
    for (; scenario.oneMachine && boots < world.powerFailures; boots++) await pipeline.boot();
    for (const { does } of acts.filter((act) => act.round === round)) void does();
    await pipeline.deliver();
    await pipeline.retryPartials();
    await pipeline.markDeadLetters();
    const isQuiet = round >= LAST_ACT && pipeline.messages.length === 0;
    if (isQuiet && !world.table.hasRetries()) {
      if (pipeline.deadLetters.length === 0) return outcome(judge(world, originals, corrected));
      world.faults = NO_FAULTS;
      const unseen = await unseenDeadLetters(world, pipeline, originals);
      if (unseen.length > 0) return outcome(unseen);
      redrives += 1;
      pipeline.redrive();
    }
    world.now += MINUTE;
  }
  return outcome(["the pipeline does not come to rest"]);
}

/** With the queue at rest, a photo that has no result must be known to have none. */
async function unseenDeadLetters(world: World, pipeline: Pipeline, originals: readonly Original[]): Promise<string[]> {
  world.now += LONGEST_LEASE;
  await pipeline.markDeadLetters();
  return originals.flatMap(({ ref }) => {
    const status = world.table.photo(ref)?.status ?? "unknown";
    return ["unknown", "received", "processing"].includes(status)
      ? [`photo ${ref.photoId} is among the dead letters and ${status}`]
      : [];
  });
}

/** The page that uploaded a photo asks where it stands. */
async function ask(world: World, { ref }: Original): Promise<void> {
  await Upload.states({ ...world.ports(world.begin()), event: ref }, { photoIds: [ref.photoId] });
}

/** An organizer takes a photo down: the truth first, then the photo, if it is known already. */
async function takeDown(world: World, { ref }: Original): Promise<void> {
  const process = world.begin();
  const { projection } = world.ports(process);
  await world.effect(process, () => world.takenDown.add(ref.photoId));
  for (;;) {
    const photo = await projection.photo(ref);
    const hidden = photo && { ...photo, revision: photo.revision + 1, visibility: "taken-down" as const };
    if (hidden && (await projection.save(hidden, photo)) === "conflict") continue;
    // Only now is the organizer told; had it died before, she would do it again.
    world.hidden.add(ref.photoId);
    return;
  }
}

/** A person adds a bib the machine does not see. */
async function correct(world: World, { ref }: Original, corrected: Set<string>): Promise<void> {
  const { projection } = world.ports(world.begin());
  for (;;) {
    const photo = await projection.photo(ref);
    if (!photo || photo.status === "rejected") return;
    const manual = { bib: MANUAL_BIB, confidence: 100, source: "manual", state: "confirmed", reasons: [] } as const;
    const bibs = [{ ...manual, reasons: [] }, ...photo.bibs.filter(({ source }) => source !== "manual")];
    if ((await projection.save({ ...photo, revision: photo.revision + 1, bibs }, photo)) === "conflict") continue;
    corrected.add(ref.photoId);
    return;
  }
}

function judge(world: World, originals: readonly Original[], corrected: ReadonlySet<string>): string[] {
  const photos = new Map(world.table.photos().map((photo) => [photo.photoId, photo]));
  const ids = new Set(originals.map(({ ref }) => ref.photoId));
  const wantedFaces = new Set(originals.flatMap((original) => (original.isBroken ? [] : searchableFaces(original))));
  return [
    ...[...photos.keys()].filter((id) => !ids.has(id)).map((id) => `photo ${id} comes from nowhere`),
    ...originals.flatMap((original) => judgePhoto(world, original, photos.get(original.ref.photoId), corrected)),
    ...[...world.collection.keys()].filter((id) => !wantedFaces.has(id)).map((id) => `face ${id} must not be there`),
    ...[...wantedFaces].filter((id) => !world.collection.has(id)).map((id) => `face ${id} is lost`),
    ...[...world.objects.keys()]
      .filter((key) => ![...ids].some((id) => key.includes(id)))
      .map((key) => `orphan ${key}`),
    ...world.table.inconsistencies(),
  ];
}

function judgePhoto(
  world: World,
  original: Original,
  photo: Photo.Info | undefined,
  corrected: ReadonlySet<string>,
): string[] {
  const { photoId } = original.ref;
  const wanted = original.isBroken ? "rejected" : "searchable";
  if (photo?.status !== wanted) return [`photo ${photoId} is ${photo?.status ?? "lost"} instead of ${wanted}`];
  if (original.isBroken) return [];
  const mustHaveManual = corrected.has(photoId);
  // A correction whose answer died on the way may have been made or not; one that was answered must be there.
  const bibs = photo.bibs.map(({ bib }) => bib).filter((bib) => mustHaveManual || bib !== MANUAL_BIB);
  const wantedBibs = [...original.bibs, ...(mustHaveManual ? [MANUAL_BIB] : [])].sort();
  bibs.sort();
  const faces = photo.faces.map(({ faceId }) => faceId).sort();
  const wantedFaces = searchableFaces(original).sort();
  const keys = [
    ...(["large", "medium", "small"] as const).map((name) => Photo.keys.rendition(photo, name)),
    Photo.keys.analysis(photo),
  ];
  return [
    ...(String(bibs) === String(wantedBibs) ? [] : [`photo ${photoId} has bibs ${bibs} instead of ${wantedBibs}`]),
    ...(String(faces) === String(wantedFaces) ? [] : [`photo ${photoId} has faces ${faces} instead of ${wantedFaces}`]),
    ...keys.filter((key) => !world.objects.has(key)).map((key) => `${key} is missing`),
    ...(world.hidden.has(photoId) && photo.visibility !== "taken-down" ? [`${photoId} is shown again`] : []),
  ];
}
