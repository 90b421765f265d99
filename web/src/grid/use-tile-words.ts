import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { evidenceChip, evidenceText } from "../gallery/evidence.ts";
import { clockAt } from "../gallery/local-time.ts";
import type { GridPhoto, Timed } from "./grid-photo.ts";

export interface TileWords {
  /** What the picture is, for those who do not see it. */
  readonly name: string;
  /** Why it is among the photos of a bib, at a glance and whole. */
  readonly chip: string | undefined;
  readonly note: string | undefined;
  /** Name of the button that picks it. */
  readonly pick: string;
}

/**
 * The words of each tile, put together once for each photo: with every press and scroll it would be half of the wait.
 * @param timed of the photos that came with the page, by id
 */
export function useTileWords(
  timeZone: string,
  timed: Readonly<Record<string, Timed>> | undefined,
): (photo: GridPhoto) => TileWords {
  const t = useTranslations("grid");
  const evidence = useTranslations("evidence");
  return useMemo(() => {
    const known = new WeakMap<GridPhoto, TileWords>();
    return (photo) => {
      const words = known.get(photo) ?? wordsOf(photo);
      known.set(photo, words);
      return words;
    };
    function wordsOf({ id, t: taken, match, timed: own = timed?.[id] }: GridPhoto): TileWords {
      const time = clockAt(taken, timeZone);
      return {
        name: match ? t("photoOfBib", { bib: match.bib, time }) : t("photo", { time }),
        chip: match && evidenceChip(evidence, match, own),
        note: match && evidenceText(evidence, match, own),
        pick: t("selectPhoto", { time }),
      };
    }
  }, [t, evidence, timeZone, timed]);
}
