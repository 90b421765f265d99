"use client";

import { useTranslations } from "next-intl";
import type { ItemView } from "./review-view.ts";

/** How much of the photo is shown around a bib, in sizes of its number. */
const AROUND = { width: 3.2, height: 5 } as const;
/** Width of the crop by its height. */
const CROP_RATIO = 4 / 3;

interface Props {
  readonly item: ItemView;
  readonly next: ItemView | undefined;
}

/** The bib as large as it gets, and the photo that it is on. Both are SVG: their parts are placed by attributes, not styles. */
export function ReviewPictures({ item, next }: Props) {
  const t = useTranslations("organize.review");
  const { width, height, reading, large, medium } = item;
  const box = reading?.box;
  const facts = [item.takenAt, item.photographer, item.fileName].filter(Boolean).join(" · ");
  return (
    <figure className={`m-0 grid min-w-0 content-start gap-3 ${box ? "md:grid-cols-[2fr_3fr]" : ""}`}>
      {box && (
        <svg
          role="img"
          aria-label={t(reading.isFace ? "cropFace" : "crop", { bib: reading.bib })}
          viewBox={cropOf(box, width, height)}
          preserveAspectRatio="xMidYMid slice"
          className="aspect-[4/3] w-full rounded-lg bg-sunken md:aspect-[4/5]"
        >
          <image href={large} width={width} height={height} preserveAspectRatio="none" />
        </svg>
      )}
      <svg
        role="img"
        aria-label={t("photo", { name: item.fileName })}
        viewBox={`0 0 ${width} ${height}`}
        className="max-h-[65svh] w-full self-start rounded-lg"
      >
        <image href={box ? medium : large} width={width} height={height} preserveAspectRatio="none" />
        {box && (
          <rect
            x={box.left * width}
            y={box.top * height}
            width={box.width * width}
            height={box.height * height}
            fill="none"
            strokeWidth={Math.max(width, height) / 250}
            className="stroke-accent"
          />
        )}
      </svg>
      <figcaption className="col-span-full text-sm text-soft">
        {facts}
        {item.sure.length > 0 && <span className="block">{t("sure", { bibs: item.sure.join(", ") })}</span>}
      </figcaption>
      {next && (
        // Fetched while one still looks at this one.
        // biome-ignore lint/performance/noImgElement: a rendition of the pipeline
        <img src={next.large} alt="" className="hidden" />
      )}
    </figure>
  );
}

/** A part of the photo around a box, in its pixels, as `viewBox` wants it. */
function cropOf(box: NonNullable<NonNullable<ItemView["reading"]>["box"]>, width: number, height: number): string {
  const wide = Math.max(box.width * width * AROUND.width, box.height * height * AROUND.height * CROP_RATIO);
  const w = Math.min(width, wide);
  const h = Math.min(height, w / CROP_RATIO);
  const x = Math.min(Math.max(0, (box.left + box.width / 2) * width - w / 2), width - w);
  const y = Math.min(Math.max(0, (box.top + box.height / 2) * height - h / 2), height - h);
  return [x, y, w, h].map((value) => Math.round(value)).join(" ");
}
