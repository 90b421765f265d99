import { randomBytes } from "node:crypto";
import { systemClock } from "@snaprace/core/clock";
import { SnapRaceError } from "@snaprace/core/errors";
import { Event } from "@snaprace/core/event";
import type { EdgeStore } from "@snaprace/core/port";
import { newcomerTruth, type Truth } from "@snaprace/core/truth";
import { demoRace } from "@snaprace/fixtures";
import { DEMO_BIB_RULES } from "./bib-rules.ts";
import { insertMissing } from "./insert.ts";

/** Who signs in as the demo organizer. The domain is reserved for examples, so no mail could ever reach anybody. */
export const ORGANIZER_EMAIL = "organizer@seoul-trail.example";

/** The address that the demo's start list has for a bib. */
export function runnerEmail(bib: string): string {
  return `bib-${bib.toLowerCase()}@runners.seoul-trail.example`;
}

interface Context {
  /** The server's own truth: there is no organizer yet who could do this. */
  readonly truth: Truth;
  readonly edge: EdgeStore;
}

/** Writes the demo race into the truth layer and publishes it. Doing it again adds what is missing. */
export async function seedTruth({ truth, edge }: Context): Promise<Event.Info> {
  const { organizer, event } = demoRace;
  await insertMissing(truth, "organizers", "id", [{ id: organizer.id, name: organizer.name }]);
  await seedMember(truth, organizer.id);
  if (!(await Event.fromID(truth, event.id))) {
    const { id: eventId, name, date: startsOn, timeZone, place } = event;
    await Event.create(
      { truth, edge },
      {
        organizerId: organizer.id,
        eventId,
        name,
        startsOn,
        timeZone,
        place,
        faceMode: "at_upload",
        bibRules: DEMO_BIB_RULES,
      },
    );
  }
  await seedStartList(truth, event.id);
  await seedResults(truth, event.id);
  await seedPhotographers(truth, organizer.id, event.id);
  await showResults(truth, event.id);
  return Event.publish({ truth, edge, clock: systemClock }, event.id);
}

/** The organizer's account. Its password is random and kept by nobody: people sign in with a code by e-mail. */
async function seedMember(truth: Truth, organizerId: string): Promise<void> {
  const members = await truth.from("organizer_members").select("user_id").eq("organizer_id", organizerId).limit(1);
  if (members.error) throw new SnapRaceError("unavailable", "The members could not be read.", { cause: members.error });
  if (members.data.length > 0) return;
  const password = randomBytes(32).toString("base64url");
  const { data, error } = await newcomerTruth().auth.signUp({ email: ORGANIZER_EMAIL, password });
  if (error || !data.user) throw new SnapRaceError("unavailable", "No account for the organizer.", { cause: error });
  const member = { organizer_id: organizerId, user_id: data.user.id, role: "owner" };
  await insertMissing(truth, "organizer_members", "organizer_id,user_id", [member]);
}

async function seedStartList(truth: Truth, eventId: string): Promise<void> {
  const races = demoRace.races.map((race) => ({
    event_id: eventId,
    name: race.name,
    distance_m: race.distanceM,
    starts_at: race.startsAt,
  }));
  await insertMissing(truth, "races", "event_id,name", races);
  const { data, error } = await truth.from("races").select("id, name").eq("event_id", eventId);
  if (error) throw new SnapRaceError("unavailable", "The races could not be read.", { cause: error });
  const raceIds = new Map(data.map((race) => [race.name as string, race.id as string]));
  const nameOf = new Map(demoRace.races.map((race) => [race.id, race.name]));
  const runners = demoRace.participants.map((runner) => ({
    event_id: eventId,
    race_id: raceIds.get(nameOf.get(runner.raceId) ?? "") ?? null,
    bib: runner.bib,
    name: runner.name,
    gender: runner.gender,
    birth_year: runner.birthYear,
    division: runner.division,
    wave: runner.wave,
    club: runner.club ?? null,
    // A code that proves whose bib it is arrives in the outbox of the machine.
    email: runnerEmail(runner.bib),
    is_minor: runner.isMinor,
  }));
  await insertMissing(truth, "event_runners", "event_id,bib", runners);
}

async function seedResults(truth: Truth, eventId: string): Promise<void> {
  const longest = demoRace.races.reduce((a, b) => (a.distanceM > b.distanceM ? a : b));
  const checkpoints = demoRace.event.course.checkpoints.map(({ id, name, km }) => ({
    event_id: eventId,
    id,
    name,
    distance_m: Math.round(km[longest.id] * 1000),
  }));
  await insertMissing(truth, "checkpoints", "event_id,id", checkpoints);
  const results = demoRace.results.map((result) => ({
    event_id: eventId,
    bib: result.bib,
    status: result.status,
    gun_ms: result.gunMs ?? null,
    chip_ms: result.chipMs ?? null,
    place_overall: result.placeOverall ?? null,
    place_gender: result.placeGender ?? null,
    place_division: result.placeDivision ?? null,
  }));
  await insertMissing(truth, "results", "event_id,bib", results);
  const splits = demoRace.results.flatMap(({ bib, splits }) =>
    splits.map(({ checkpointId, passedAt }) => ({
      event_id: eventId,
      bib,
      checkpoint_id: checkpointId,
      passed_at: passedAt,
    })),
  );
  await insertMissing(truth, "splits", "event_id,bib,checkpoint_id", splits);
}

/** The demo shows its results beside its photos, and its runners' names with them. */
async function showResults(truth: Truth, eventId: string): Promise<void> {
  const query = truth.from("events").update({ display_mode: "photos_and_results" }).eq("id", eventId);
  const { error } = await query.eq("display_mode", "photos").select("id");
  if (error) throw new SnapRaceError("unavailable", "The demo could not be set to show results.", { cause: error });
}

async function seedPhotographers(truth: Truth, organizerId: string, eventId: string): Promise<void> {
  const photographers = demoRace.photographers.map(({ id, name, handle, website }) => ({
    id,
    organizer_id: organizerId,
    name,
    handle,
    website,
  }));
  await insertMissing(truth, "photographers", "id", photographers);
  const links = demoRace.photographers.map(({ id }) => ({ event_id: eventId, photographer_id: id }));
  await insertMissing(truth, "event_photographers", "event_id,photographer_id", links);
}
