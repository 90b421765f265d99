"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { clockAt } from "../gallery/local-time.ts";
import type { WallPhoto } from "./newest-photos.ts";
import { useWakeLock } from "./use-wake-lock.ts";
import { next, type Round, taken } from "./wall.ts";

interface Props {
  readonly first: readonly WallPhoto[];
  /** Where the newest are asked for. */
  readonly address: string;
  /** IANA name. */
  readonly timeZone: string;
  /** Shown while there is none. */
  readonly empty: string;
  /** Said when the connection is lost, with the photos going round all the same. */
  readonly offline: string;
  readonly pause: string;
  readonly goOn: string;
}

const SHOW_MS = 7_000;
const ASK_MS = 20_000;

/**
 * The newest photos of a race on a screen that nobody touches. Every picture stays in the page once it was loaded: a wall goes on
 * without a network, and a new picture is shown only when it is there. Whoever does not see it hears of the one photo that is
 * shown, when they come to it: a wall that spoke up every few seconds could not be listened to.
 */
export function LiveWall({ first, address, timeZone, empty, offline, pause, goOn }: Props) {
  const t = useTranslations("grid");
  const [round, setRound] = useState<Round>({ photos: first, at: 0 });
  const [isOffline, setOffline] = useState(false);
  const [isPaused, setPaused] = useState(false);
  const broken = useRef(new Set<string>());
  useWakeLock();

  useEffect(() => {
    if (isPaused) return;
    const timer = setInterval(() => setRound((now) => next(now, broken.current)), SHOW_MS);
    return () => clearInterval(timer);
  }, [isPaused]);

  useEffect(() => {
    const ask = async () => {
      try {
        const response = await fetch(address);
        if (!response.ok) throw new Error(String(response.status));
        const { photos } = (await response.json()) as { photos: WallPhoto[] };
        broken.current.clear();
        setRound((now) => taken(now, photos));
        setOffline(false);
      } catch {
        // The next answer comes in a while; what is loaded goes round until then.
        setOffline(true);
      }
    };
    const timer = setInterval(() => void ask(), ASK_MS);
    return () => clearInterval(timer);
  }, [address]);

  return (
    <>
      {round.photos.length === 0 && (
        <p className="absolute inset-0 flex items-center justify-center p-8 text-center text-xl">{empty}</p>
      )}
      {round.photos.map((photo, index) => (
        // biome-ignore lint/performance/noImgElement: renditions are made in the pipeline, none on request
        <img
          key={photo.id}
          src={photo.src}
          alt={index === round.at ? t("photo", { time: clockAt(photo.at, timeZone) }) : ""}
          width={photo.width}
          height={photo.height}
          data-shown={index === round.at || undefined}
          onError={() => broken.current.add(photo.id)}
          className={`absolute inset-0 size-full object-contain transition-opacity duration-700 motion-reduce:transition-none ${index === round.at ? "opacity-100" : "opacity-0"}`}
        />
      ))}
      {round.photos.length > 1 && (
        // WCAG 2.2.2: what moves by itself can be stopped. Out of sight, because a wall is looked at from afar.
        <button
          type="button"
          onClick={() => setPaused(!isPaused)}
          className={`tap absolute top-4 left-4 z-10 cursor-pointer rounded-full bg-black/70 px-4 text-sm font-semibold focus-visible:opacity-100 ${isPaused ? "" : "opacity-0 hover:opacity-100"}`}
        >
          {isPaused ? goOn : pause}
        </button>
      )}
      {isOffline && (
        <p role="status" className="absolute top-4 right-4 rounded-full bg-black/70 px-4 py-1 text-sm text-white">
          {offline}
        </p>
      )}
    </>
  );
}
