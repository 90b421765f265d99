import type { Event } from "@snaprace/core/event";
import { instantOf } from "../../gallery/local-time.ts";

type Changes = Parameters<typeof Event.update>[1]["changes"];
export const SECTIONS = ["basics", "faces", "bibs", "retention", "look"] as const;
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
    }),
    faces: () => ({ faceMode: text("faceMode") }),
    bibs: () => ({
      bibRules: {
        lettersAllowed: form.get("lettersAllowed") === "on",
        minLength: Number(text("minLength")),
        maxLength: Number(text("maxLength")),
        ranges: ranges(text("ranges")),
        excluded: words(text("excluded")),
        ...(text("pattern") && { pattern: text("pattern") }),
      },
    }),
    retention: () => ({
      facesExpireAt: endOf(text("facesExpireAt"), timeZone),
      photosExpireAt: endOf(text("photosExpireAt"), timeZone),
    }),
    look: () => ({
      branding: {
        ...(text("accent") && { accent: text("accent").toLowerCase() }),
        sponsors: sponsors(text("sponsors")),
      },
    }),
  };
  return values[section]() as Changes;
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
