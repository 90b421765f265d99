"use server";

import { Audit } from "@snaprace/core/audit";
import { awsEdgeStore } from "@snaprace/core/aws";
import { Checkpoint } from "@snaprace/core/checkpoint";
import { SnapRaceError } from "@snaprace/core/errors";
import { Event } from "@snaprace/core/event";
import { Photographer } from "@snaprace/core/photographer";
import { Race } from "@snaprace/core/race";
import { revalidatePath } from "next/cache";
import { getLocale } from "next-intl/server";
import { instantOf } from "../../gallery/local-time.ts";
import { redirect } from "../../i18n/navigation.ts";
import { type DeskCall, deskCall } from "../desk-action.ts";
import { deskPaths } from "../paths.ts";
import { type Refusal, refusable } from "../refusal.ts";
import { proposeEventId } from "../slug.ts";
import type { FormState } from "./form-state.ts";
import { changesOf, SECTIONS, wavesOf } from "./settings-input.ts";

/** Saves one section of an event's settings. */
export async function saveSettings(eventId: string, _: FormState, form: FormData): Promise<FormState> {
  return refusable(async () => {
    const call = await deskCall(eventId, "editor");
    const section = SECTIONS.find((name) => name === form.get("section"));
    if (!section) throw new SnapRaceError("invalid-input", "No such section.");
    const said = changesOf(section, form, call.event);
    // The logo is saved by itself and is in no form.
    const { logo } = call.event.branding;
    const changes = said.branding ? { ...said, branding: { ...said.branding, ...(logo && { logo }) } } : said;
    const version = String(form.get("version"));
    const result = await Event.update({ truth: call.session.truth }, { eventId, version, changes });
    if (result.status === "updated") await note(call, "event.updated", section);
    revalidatePath("/", "layout");
    return { status: result.status === "updated" ? "saved" : result.status };
  });
}

/** Saves or removes a race. */
export async function saveRace(eventId: string, _: FormState, form: FormData): Promise<FormState> {
  return refusable(async () => {
    const call = await deskCall(eventId, "editor");
    const { truth } = call.session;
    const raceId = String(form.get("raceId") ?? "");
    if (form.get("remove") === "yes") {
      await Race.remove(truth, eventId, raceId);
      await note(call, "race.removed", String(form.get("name")));
    } else {
      const name = String(form.get("name") ?? "");
      const km = Number(String(form.get("km") ?? "").replace(",", "."));
      const [day = "", clock = ""] = String(form.get("startsAt") ?? "").split("T");
      await Race.save(
        { truth },
        {
          eventId,
          name,
          ...(raceId && { raceId }),
          ...(km > 0 && { distanceM: Math.round(km * 1000) }),
          ...(clock && { startsAt: instantOf(day, clock.slice(0, 5), call.event.timeZone) }),
          waves: wavesOf(String(form.get("waves") ?? ""), day || call.event.startsOn, call.event.timeZone),
        },
      );
      await note(call, "race.saved", name);
    }
    revalidatePath("/", "layout");
    return { status: "saved" };
  });
}

/** Saves or removes a checkpoint. */
export async function saveCheckpoint(eventId: string, _: FormState, form: FormData): Promise<FormState> {
  return refusable(async () => {
    const call = await deskCall(eventId, "editor");
    const { truth } = call.session;
    const text = (name: string) => String(form.get(name) ?? "").trim();
    const known = text("checkpointId");
    if (known && form.get("remove") === "yes") {
      await Checkpoint.remove(truth, eventId, known);
      await note(call, "checkpoint.removed", known);
    } else {
      const made = proposeEventId(text("name"), crypto.randomUUID().slice(0, 8)).slice(0, 32).replace(/-$/, "");
      const checkpointId = known || made;
      // Nothing typed is no distance, not the start line.
      const km = text("km") === "" ? Number.NaN : Number(text("km").replace(",", "."));
      const distanceM = Math.round(km * 1000);
      await Checkpoint.save({ truth }, { eventId, checkpointId, name: text("name"), distanceM });
      await note(call, "checkpoint.saved", checkpointId);
    }
    revalidatePath("/", "layout");
    return { status: "saved" };
  });
}

/** Adds a photographer, or says whether one of the organizer's photographs this event. */
export async function savePhotographer(eventId: string, _: FormState, form: FormData): Promise<FormState> {
  return refusable(async () => {
    const call = await deskCall(eventId, "editor");
    const { truth } = call.session;
    const text = (name: string) => String(form.get(name) ?? "").trim();
    const known = text("photographerId");
    if (known && form.get("remove") === "yes") {
      await Photographer.unassign(truth, eventId, known);
      await note(call, "photographer.removed", known);
    } else if (known) {
      await Photographer.assign(truth, eventId, known);
      await note(call, "photographer.added", known);
    } else {
      const photographerId = proposeEventId(text("name"), crypto.randomUUID().slice(0, 8))
        .slice(0, 32)
        .replace(/-$/, "");
      const { organizerId } = call.event;
      const person = { name: text("name"), handle: text("handle"), website: text("website") };
      await Photographer.add({ truth }, { organizerId, eventId, photographerId, ...person });
      await note(call, "photographer.added", photographerId);
    }
    revalidatePath("/", "layout");
    return { status: "saved" };
  });
}

/** Puts an event away or takes it up again. */
export async function setArchived(eventId: string, archived: boolean): Promise<FormState> {
  return refusable(async () => {
    const call = await deskCall(eventId, "owner");
    const context = { truth: call.session.truth, edge: awsEdgeStore() };
    const event = archived ? await Event.archive(context, eventId) : await Event.unarchive(context, eventId);
    if (event) await note(call, archived ? "event.archived" : "event.unarchived");
    revalidatePath("/", "layout");
    return { status: event ? "saved" : "gone" };
  });
}

/** Makes next year's event out of this one, and goes to it. */
export async function duplicateEvent(eventId: string, _: FormState, form: FormData): Promise<FormState> {
  const made = await refusable(async (): Promise<Event.Info | Refusal> => {
    const call = await deskCall(eventId, "editor");
    const text = (name: string) => String(form.get(name) ?? "").trim();
    const input = { from: eventId, eventId: text("eventId"), name: text("name"), startsOn: text("startsOn") };
    const copy = await Event.duplicate({ truth: call.session.truth, edge: awsEdgeStore() }, input);
    await note(call, "event.duplicated", copy.eventId);
    return copy;
  });
  if (made.status === "refused") return made;
  return redirect({ href: deskPaths.settings(made.eventId), locale: await getLocale() });
}

async function note({ site, session, event }: DeskCall, action: Audit.Action, subject?: string): Promise<void> {
  const { organizerId, eventId } = event;
  const entry = { organizerId, eventId, actor: session.userId, action, ...(subject && { subject }) };
  await Audit.record(site.serverTruth, entry);
}
