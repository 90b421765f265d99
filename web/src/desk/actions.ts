"use server";

import { Audit } from "@snaprace/core/audit";
import { awsEdgeStore } from "@snaprace/core/aws";
import { systemClock } from "@snaprace/core/clock";
import { isSnapRaceError } from "@snaprace/core/errors";
import { Event } from "@snaprace/core/event";
import { revalidatePath } from "next/cache";
import { getLocale } from "next-intl/server";
import { redirect } from "../i18n/navigation.ts";
import { siteContext } from "../server/context.ts";
import { isOutage } from "../server/outage.ts";
import { requireSession } from "../session/pages.ts";
import type { Session } from "../session/session.ts";
import { deskCall } from "./desk-action.ts";
import { deskPaths } from "./paths.ts";

export interface CreateState {
  /** What was typed, so that nothing is lost when something is wrong. */
  readonly values: Readonly<Record<string, string>>;
  /** What is wrong, by field; `form` for the whole. The words are the domain's own where it has some. */
  readonly problems: Readonly<Record<string, string>>;
}

const FIELDS = ["organizerId", "name", "eventId", "startsOn", "timeZone", "place", "faceMode"] as const;

/** Creates a draft event and goes to it. */
export async function createEvent(_: CreateState, form: FormData): Promise<CreateState> {
  const session = await requireSession(deskPaths.create());
  const values = Object.fromEntries(FIELDS.map((name) => [name, String(form.get(name) ?? "").trim()]));
  const bibRules = { lettersAllowed: form.get("lettersAllowed") === "on", excluded: excludedNumbers(form) };
  let event: Event.Info;
  try {
    // The domain checks every value; the form's are texts.
    const input = { ...values, bibRules } as unknown as Parameters<typeof Event.create>[1];
    event = await Event.create({ truth: session.truth, edge: awsEdgeStore() }, input);
    await note(session, event, "event.created");
  } catch (error) {
    return { values, problems: problemsOf(error) };
  }
  return redirect({ href: deskPaths.event(event.eventId), locale: await getLocale() });
}

/** Closes an event. Opening one goes by way of the checklist. */
export async function closeEvent(eventId: string): Promise<void> {
  const { session } = await deskCall(eventId, "editor");
  const context = { truth: session.truth, edge: awsEdgeStore(), clock: systemClock };
  await note(session, await Event.unpublish(context, eventId), "event.unpublished");
  revalidatePath("/", "layout");
}

async function note(session: Session, { organizerId, eventId }: Event.Info, action: Audit.Action): Promise<void> {
  await Audit.record(siteContext().serverTruth, { organizerId, eventId, actor: session.userId, action });
}

function excludedNumbers(form: FormData): string[] {
  return String(form.get("excluded") ?? "")
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter((text) => text !== "");
}

function problemsOf(error: unknown): Record<string, string> {
  if (isSnapRaceError(error, "invalid-input")) return { ...error.fields };
  if (isSnapRaceError(error, "conflict")) return { eventId: "taken" };
  if (isSnapRaceError(error, "not-allowed")) return { form: "not-allowed" };
  if (isOutage(error)) return { form: "unavailable" };
  throw error;
}
