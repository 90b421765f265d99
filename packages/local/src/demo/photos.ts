import { existsSync, mkdirSync } from "node:fs";
import { readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { type DemoPhoto, type GenerateOptions, generatePhotos, selfies } from "@snaprace/fixtures";

/** Where the demo's files lie, under the stack's data folder. */
export interface DemoFolder {
  readonly photos: string;
  readonly selfies: string;
  /** Ground truth of the photos, in the format that `npm run accuracy` reads. */
  readonly labels: string;
  /** Present once every photo has been uploaded and settled. */
  readonly done: string;
}

export function demoFolder(dataDirectory: string): DemoFolder {
  const root = path.join(dataDirectory, "demo");
  return {
    photos: path.join(root, "photos"),
    selfies: path.join(root, "selfies"),
    labels: path.join(root, "photos", "labels.json"),
    done: path.join(root, "done"),
  };
}

/** The selfie of the first demo runner. */
export function demoSelfie(folder: DemoFolder): string {
  return path.join(folder.selfies, "selfie-1204-kitchen.jpg");
}

/** Draws the selfies that people can try the search with. */
export async function writeSelfies(folder: DemoFolder): Promise<void> {
  if (existsSync(demoSelfie(folder))) return;
  mkdirSync(folder.selfies, { recursive: true });
  for (const { fileName, jpeg } of await selfies()) await write(path.join(folder.selfies, fileName), jpeg);
}

/** Draws the race's photos one after the other and keeps each as a file. */
export async function* writePhotos(
  folder: DemoFolder,
  options: GenerateOptions,
): AsyncGenerator<DemoPhoto & { readonly file: string }> {
  mkdirSync(folder.photos, { recursive: true });
  for await (const photo of generatePhotos(options)) {
    const file = path.join(folder.photos, photo.fileName);
    await write(file, photo.jpeg);
    yield { ...photo, file };
  }
}

/** A file is there whole or not at all. */
async function write(file: string, bytes: Buffer): Promise<void> {
  if (existsSync(file) && bytes.equals(await readFile(file))) return;
  await writeFile(`${file}.tmp`, bytes);
  await rename(`${file}.tmp`, file);
}
