import type { Event } from "@snaprace/core/event";
import { instantOf } from "../../gallery/local-time.ts";

type Changes = Parameters<typeof Event.update>[1]["changes"];
export const SECTIONS = ["basics", "faces", "bibs", "retention", "video", "look"] as const;
export type Section = (typeof SECTIONS)[number];

/** What a section's form says, for the domain to check. @param timeZone of the event, for its days */
export function changesOf(section: Section, form: FormData, timeZone: string): Changes {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const values: Record<Section, () => object> = {
    basics: () => ({
      name: text("name"),
      startsOn: text("startsOn"),
      timeZone: text("timeZone"),
      place: text("place"),
      displayMode: text("displayMode"),
      downloadPolicy: text("downloadPolicy"),
    }),
    faces: () => ({ faceMode: text("faceMode") }),
    bibs: () => ({ bibRules: bibRulesOf(form) }),
    retention: () => ({
      facesExpireAt: endOf(text("facesExpireAt"), timeZone),
      photosExpireAt: endOf(text("photosExpireAt"), timeZone),
    }),
    video: () => {
      const startsAt = momentOf(text("videoStart"), timeZone);
      const seconds = Number(text("videoSeconds"));
      // A file was sent before the form is: it says no more than when its first picture was taken.
      if (text("videoFile"))
        return { finishVideo: { file: text("videoFile"), startsAt, ...(seconds > 0 && { seconds }) } };
      return { finishVideo: text("videoUrl") ? { url: text("videoUrl"), startsAt } : null };
    },
    look: () => ({
      branding: {
        ...(text("accent") && { accent: text("accent").toLowerCase() }),
        sponsors: sponsors(text("sponsors")),
      },
    }),
  };
  return values[section]() as Changes;
}

/** The rules that a form of bibs says, for the domain to check. */
export function bibRulesOf(form: FormData): object {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  return {
    lettersAllowed: form.get("lettersAllowed") === "on",
    minLength: Number(text("minLength")),
    maxLength: Number(text("maxLength")),
    ranges: ranges(text("ranges")),
    excluded: words(text("excluded")),
    ...(text("pattern") && { pattern: text("pattern") }),
  };
}

/** `A 08:00`: a wave a line, its name and when it starts on the day of the race. What has no time is refused by the domain. */
export function wavesOf(text: string, day: string, timeZone: string): { name: string; startsAt: string }[] {
  const lines = text.split("\n").map((line) => line.trim());
  return lines
    .filter((line) => line !== "")
    .map((line) => {
      const [, name, clock] = /^(.*?)[\s,;]*((?:[01]?\d|2[0-3]):[0-5]\d)$/.exec(line) ?? [];
      if (clock === undefined) return { name: line, startsAt: "" };
      return { name: name ?? "", startsAt: instantOf(day, clock.padStart(5, "0"), timeZone) };
    });
}

/** `2026-10-18T09:30:15`, as a date and time field has it, at the event. */
export function momentOf(local: string, timeZone: string): string {
  const [day = "", clock = ""] = local.split("T");
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || !/^\d\d:\d\d/.test(clock)) return "";
  const minute = Date.parse(instantOf(day, clock.slice(0, 5), timeZone));
  return new Date(minute + Number(clock.slice(6, 8)) * 1000).toISOString();
}

function words(text: string): string[] {
  return text
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter((word) => word !== "");
}

/** `1-1500 A1-A300`; what is no range becomes one that the domain refuses by name. */
function ranges(text: string): object[] {
  return words(text).map((word) => {
    const [, prefix, from, to] = /^([A-Z]*)(\d{1,6})[-–](?:\1)?(\d{1,6})$/.exec(word) ?? [];
    return prefix === undefined ? { from: 1, to: 0 } : { prefix, from: Number(from), to: Number(to) };
  });
}

/** One sponsor a line: its name, then its address. */
function sponsors(text: string): object[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => {
      const address = /\S+$/.exec(line)?.[0] ?? "";
      return { name: line.slice(0, line.length - address.length).trim(), url: address };
    });
}

/** The last moment of a day at the event; nothing for nothing. */
function endOf(day: string, timeZone: string): string | null {
  return day === "" ? null : instantOf(day, "23:59", timeZone);
}
