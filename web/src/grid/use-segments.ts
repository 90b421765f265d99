import { startTransition, useCallback, useEffect, useRef, useState } from "react";
import { type GridPhoto, rowToGridPhoto, type TileRow } from "./grid-photo.ts";
import { ratioOf, type Segment } from "./segments.ts";

interface Answer {
  readonly photos: readonly TileRow[];
  readonly next: string | null;
}

interface Options {
  readonly initial: readonly Segment[];
  /** Address of the API for photos of a stretch of time. */
  readonly between: (from: string, to: string | undefined, cursor: string | undefined) => string;
  /** Address of the API for the page after the last segment, for lists without a timeline. */
  readonly next: string | undefined;
}

export interface Segments {
  readonly segments: readonly Segment[];
  readonly state: "idle" | "loading" | "failed";
  readonly hasMore: boolean;
  /** Fetches the photos of these segments, those nearest first. */
  load(missing: readonly Segment[]): void;
  /** Fetches the page after the last one. */
  more(): void;
  retry(): void;
}

/** The photos of a gallery as far as they were looked at. A failure stays until it is retried: it never looks like an end. */
export function useSegments({ initial, between, next: firstNext }: Options): Segments {
  const [segments, setSegments] = useState(initial);
  const [next, setNext] = useState(firstNext);
  const [state, setState] = useState<Segments["state"]>("idle");
  const busy = useRef(new Set<string>());
  /** Segments that have come, although the page may not show them yet. */
  const done = useRef(new Set<string>());

  const run = useCallback(async (key: string, work: () => Promise<void>) => {
    if (busy.current.has(key)) return;
    busy.current.add(key);
    setState("loading");
    try {
      await work();
      busy.current.delete(key);
      setState(busy.current.size > 0 ? "loading" : "idle");
    } catch {
      busy.current.delete(key);
      setState("failed");
    }
  }, []);

  const load = (missing: readonly Segment[]) => {
    for (const segment of missing) {
      const { key, from, to } = segment;
      if (from === undefined || done.current.has(key)) continue;
      void run(key, async () => {
        const known = new Set(segments.flatMap(({ photos = [] }) => photos.map(({ id }) => id)));
        const photos: GridPhoto[] = [];
        let cursor: string | undefined;
        do {
          const answer = await ask(between(from, to, cursor));
          photos.push(...answer.photos.map(rowToGridPhoto).filter(({ id }) => !known.has(id)));
          cursor = answer.next ?? undefined;
        } while (cursor !== undefined);
        done.current.add(key);
        startTransition(() => setSegments((all) => all.map((old) => (old.key === key ? filled(old, photos) : old))));
      });
    }
  };

  const more = () => {
    if (!next) return;
    void run("next", async () => {
      const answer = await ask(next);
      const photos = answer.photos.map(rowToGridPhoto);
      setSegments(([head, ...rest]) => [appended(head, photos), ...rest]);
      const following = new URL(next, window.location.origin);
      if (answer.next) following.searchParams.set("cursor", answer.next);
      setNext(answer.next ? `${following.pathname}${following.search}` : undefined);
    });
  };

  useEffect(() => {
    // What failed without a connection is asked for again when there is one.
    const again = () => setState((old) => (old === "failed" ? "idle" : old));
    window.addEventListener("online", again);
    return () => window.removeEventListener("online", again);
  }, []);

  return { segments, state, hasMore: next !== undefined, load, more, retry: () => setState("idle") };
}

/** The height was promised by count and ratio; it changes only when the photos turned out to be others. */
function filled(segment: Segment, photos: readonly GridPhoto[]): Segment {
  const isAsPromised = photos.length === segment.count;
  return { ...segment, photos, ...(!isAsPromised && { count: photos.length, ratio: ratioOf(photos) }) };
}

function appended(head: Segment | undefined, photos: readonly GridPhoto[]): Segment {
  const all = [...(head?.photos ?? []), ...photos];
  return { key: "head", count: all.length, ratio: ratioOf(all), photos: all };
}

async function ask(url: string): Promise<Answer> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`The API answered ${response.status}.`);
  return (await response.json()) as Answer;
}
