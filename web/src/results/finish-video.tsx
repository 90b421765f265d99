import type { Event } from "@snaprace/core/event";
import { Video } from "@snaprace/core/video";
import { getTranslations } from "next-intl/server";
import { type ImageAddress, imageUrl } from "../gallery/image-url.ts";
import { CirclePlay } from "../ui/drawn-icons.tsx";
import { formatDuration } from "./format-duration.ts";
import { secondsInto, videoAt } from "./video-link.ts";

/** ms from her finish within which a photo stands for it before the video plays. */
const SAME_MOMENT_MS = 60_000;

interface Props {
  readonly event: Pick<Event.Info, "organizerId" | "eventId" | "finishVideo">;
  readonly cdnUrl: string;
  readonly address: ImageAddress;
  /** ms since the epoch: when the runner came in. */
  readonly finishedAt: number;
  readonly photos: readonly { readonly photoId: string; readonly captureTime: string }[];
}

/**
 * The runner's own moment at the finish line. A video of the event's own plays here, from there on, and not a byte of it is
 * loaded before; one on somebody else's site is a link, because no page asks anything of anybody else.
 */
export async function FinishVideo({ event, cdnUrl, address, finishedAt, photos }: Props) {
  const video = event.finishVideo;
  const seconds = video && secondsInto(video, finishedAt);
  if (!video || seconds === undefined) return null;
  const t = await getTranslations("results");
  const at = t("videoAt", { time: formatDuration(seconds * 1000) });
  if (video.file !== undefined) {
    const source = `${cdnUrl}/${Video.key(event, video.file)}${address.query}`;
    const still = nearest(photos, finishedAt);
    return (
      <figure className="mt-4 max-w-sm lg:mt-0 lg:w-80 lg:shrink-0 print:hidden">
        {/* biome-ignore lint/a11y/useMediaCaption: a finish line's noise has no words */}
        <video
          controls
          playsInline
          preload="none"
          aria-label={t("video")}
          src={videoAt(source, seconds)}
          poster={still && imageUrl(address, still, "medium")}
          className="aspect-video w-full rounded-xl bg-black"
        />
        <figcaption className="mt-1 text-sm text-soft">
          {t("video")} <span className="numbers">{at}</span>
        </figcaption>
      </figure>
    );
  }
  const href = video.url && videoAt(video.url, seconds);
  return (
    href && (
      <p className="mt-3 lg:mt-0 lg:shrink-0 print:hidden">
        <a
          href={href}
          rel="noopener noreferrer"
          className="tap inline-flex items-center gap-2 font-semibold text-accent-text underline-offset-4 hover:underline"
        >
          <CirclePlay className="size-5" />
          {t("video")}
          <span className="numbers font-medium text-soft">{at}</span>
        </a>
      </p>
    )
  );
}

/** @returns id of the photo of her that was taken next to her finish, if any was */
function nearest(photos: Props["photos"], finishedAt: number): string | undefined {
  const away = ({ captureTime }: Props["photos"][number]) => Math.abs(Date.parse(captureTime) - finishedAt);
  const [first] = photos.filter((photo) => away(photo) <= SAME_MOMENT_MS).sort((a, b) => away(a) - away(b));
  return first?.photoId;
}
