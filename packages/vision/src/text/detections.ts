import type { Picture } from "../image/picture.ts";
import type { Geometry, TextDetection } from "../shapes.ts";
import type { Reading } from "./characters.ts";
import { certainty, type Line, textOf } from "./line.ts";
import { corners, type Rectangle } from "./rectangle.ts";

/**
 * Lines as Rekognition gives them: all LINEs, top to bottom, then the WORDs of each.
 * @param picture the picture that the boxes' px refer to
 */
export function toDetections(lines: readonly Line[], picture: Picture): TextDetection[] {
  const sorted = [...lines].sort((a, b) => a.box.y - b.box.y || a.box.x - b.box.x);
  const asLines = sorted.map(
    ({ box, reading, confidence }, id): TextDetection => ({
      DetectedText: textOf(reading).trim().replace(/ +/g, " "),
      Type: "LINE",
      Id: id,
      Confidence: 100 * confidence,
      Geometry: geometry(picture, box),
    }),
  );
  const asWords = sorted.flatMap(({ box, reading, confidence }, parent) => {
    // What lowered the line's confidence below its letters' lowers each word's.
    const doubt = confidence / certainty(reading);
    return words(reading).map((word) => ({ box, doubt, parent, ...word }));
  });
  return [
    ...asLines,
    ...asWords.map(
      ({ box, doubt, parent, reading, start, end }, index): TextDetection => ({
        DetectedText: textOf(reading),
        Type: "WORD",
        Id: asLines.length + index,
        ParentId: parent,
        Confidence: 100 * Math.min(1, doubt * certainty(reading)),
        Geometry: geometry(picture, partOf(box, start, end)),
      }),
    ),
  ];
}

interface Word {
  readonly reading: Reading;
  /** 0–1 along the line */
  readonly start: number;
  readonly end: number;
}

/** A word ends half-way to the first letter of the next. */
function words(reading: Reading): Word[] {
  const groups: Reading[] = [];
  let group: Reading = [];
  for (const character of reading) {
    if (character.text !== " ") group = [...group, character];
    else if (group.length > 0) {
      groups.push(group);
      group = [];
    }
  }
  if (group.length > 0) groups.push(group);
  const middles = groups.slice(1).map((next, index) => {
    const last = (groups[index] as Reading).at(-1)?.position ?? 0;
    return (last + (next[0]?.position ?? 1)) / 2;
  });
  return groups.map((letters, index) => ({
    reading: letters,
    start: middles[index - 1] ?? 0,
    end: middles[index] ?? 1,
  }));
}

function partOf(box: Rectangle, start: number, end: number): Rectangle {
  const shift = ((start + end) / 2 - 0.5) * box.width;
  return {
    ...box,
    x: box.x + shift * Math.cos(box.angle),
    y: box.y + shift * Math.sin(box.angle),
    width: box.width * (end - start),
  };
}

function geometry({ width, height }: Picture, box: Rectangle): Geometry {
  const polygon = corners(box).map(({ x, y }) => ({ X: x / width, Y: y / height }));
  const [left, right] = range(polygon.map(({ X }) => X));
  const [top, bottom] = range(polygon.map(({ Y }) => Y));
  return {
    BoundingBox: { Left: left, Top: top, Width: right - left, Height: bottom - top },
    Polygon: polygon,
  };
}

/** Smallest and largest, inside the picture. */
function range(values: readonly number[]): [number, number] {
  const inside = values.map((value) => Math.max(0, Math.min(1, value)));
  return [Math.min(...inside), Math.max(...inside)];
}
