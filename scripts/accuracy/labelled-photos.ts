import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { generatePhotos } from "../../fixtures/src/index.ts";

/** A photo and what a person sees on it. */
export interface LabelledPhoto {
  readonly name: string;
  readonly bytes: Buffer;
  readonly bibs: readonly string[];
  /** Readings of cut, blurred or ambiguous bibs: neither right nor wrong. */
  readonly partial: readonly string[];
  /** Faces with who they belong to, when that is known. Boxes in px of the upright photo. */
  readonly faces: readonly LabelledFace[] | undefined;
  /** How many faces a person counts, when that is all that is known. */
  readonly faceCount: number | undefined;
}

export interface LabelledFace {
  /** Says only which faces are the same person's. */
  readonly person: string;
  /** By which errors are counted apart, when whoever labelled says so. */
  readonly group?: string | undefined;
  readonly isClear: boolean;
  readonly box: Box;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const Face = z.object({
  person: z.string(),
  group: z.string().optional(),
  clear: z.boolean().default(true),
  /** px of the upright photo: left, top, width, height */
  box: z.tuple([z.number(), z.number(), z.number(), z.number()]),
});

const Labels = z.object({
  images: z.array(
    z.object({
      file: z.string(),
      bibs: z.array(z.string()),
      partial: z.array(z.string()).default([]),
      faces: z.union([z.number().int(), z.array(Face)]).optional(),
    }),
  ),
});

/**
 * Photos of a folder with a `labels.json`: `{ images: [{ file, bibs, partial?, faces? }] }`. `faces` is how many there are, or a list of
 * `{ person, group?, clear?, box: [left, top, width, height] }`.
 * @throws Error naming what is wrong with the folder
 */
export async function* fromFolder(folder: string): AsyncGenerator<LabelledPhoto> {
  const file = path.join(folder, "labels.json");
  if (!existsSync(file))
    throw new Error(`${file} is missing. It lists the photos: { "images": [{ "file", "bibs" }] }.`);
  const parsed = Labels.safeParse(JSON.parse(readFileSync(file, "utf8")));
  if (!parsed.success) throw new Error(`${file} is not understood: ${z.prettifyError(parsed.error)}`);
  for (const { file, bibs, partial, faces } of parsed.data.images) {
    const bytes = readFileSync(path.join(folder, file));
    const known = typeof faces === "object" ? faces.map(toFace) : undefined;
    const faceCount = typeof faces === "object" ? faces.length : faces;
    yield { name: file, bytes, bibs, partial, faces: known, faceCount };
  }
}

function toFace({ person, group, clear, box: [left, top, width, height] }: z.output<typeof Face>): LabelledFace {
  return { person, group, isClear: clear, box: { left, top, width, height } };
}

/** The demo race, whose truth its generator knows. */
export async function* fromDemoRace(): AsyncGenerator<LabelledPhoto> {
  for await (const { fileName, jpeg, truth } of generatePhotos()) {
    const faces = truth.people.flatMap(({ person, faceBox, visible }) => {
      if (!faceBox) return [];
      const box = { left: faceBox.x, top: faceBox.y, width: faceBox.width, height: faceBox.height };
      return [{ person, isClear: visible === "clear", box }];
    });
    const { bibs, partial } = truth;
    yield { name: fileName, bytes: jpeg, bibs, partial, faces, faceCount: undefined };
  }
}
