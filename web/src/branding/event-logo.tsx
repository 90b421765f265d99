import type { Event } from "@snaprace/core/event";
import { paths } from "../gallery/paths.ts";
import { Link } from "../i18n/navigation.ts";

interface Props {
  readonly event: Pick<Event.Info, "eventId" | "name" | "branding">;
  readonly preview: string | undefined;
}

/** The race's own mark, on a plate in the dark: most are drawn for white paper. */
export function EventLogo({ event, preview }: Props) {
  const { eventId, name, branding } = event;
  if (!branding.logo) return null;
  const { version, width, height } = branding.logo;
  return (
    <Link
      href={paths.event(eventId, { preview })}
      prefetch={false}
      className="tap mr-auto inline-flex min-w-0 items-center"
    >
      {/* biome-ignore lint/performance/noImgElement: drawn anew once when it is uploaded, in the size that it is shown in */}
      <img
        src={paths.api.logo(eventId, version, preview)}
        width={width}
        height={height}
        alt={name}
        className="h-9 w-auto max-w-40 rounded-md object-contain dark:bg-white dark:px-1.5 dark:py-1"
      />
    </Link>
  );
}
