import type { Event } from "@snaprace/core/event";
import { paths } from "../gallery/paths.ts";

interface Props {
  readonly event: Pick<Event.Info, "eventId" | "name" | "branding">;
  readonly preview: string | undefined;
}

/** The race's logo on white, whatever the theme: most are drawn for paper. */
export function EventLogo({ event: { eventId, name, branding }, preview }: Props) {
  const { logo } = branding;
  if (!logo) return null;
  return (
    // biome-ignore lint/performance/noImgElement: drawn by us once, never on request
    <img
      src={paths.api.logo(eventId, logo.version, preview)}
      alt={name}
      width={logo.width}
      height={logo.height}
      className="mb-4 h-16 w-auto max-w-full rounded-lg bg-white object-contain p-2"
    />
  );
}
