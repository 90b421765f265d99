import { createHash, randomUUID } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { ImageInput, Vision } from "@snaprace/vision";

/**
 * Answers from a folder what was once read from the very same bytes, and reads what nobody has read yet. The engine is opened
 * with the first picture that needs it.
 */
export function recordedVision(directory: string, open: () => Promise<Vision>): Vision {
  mkdirSync(directory, { recursive: true });
  let engine: Promise<Vision> | undefined;
  const opened = () => {
    engine ??= open();
    return engine;
  };

  const answer = async <Result>(
    method: string,
    { bytes, key }: ImageInput,
    options: unknown,
    read: (engine: Vision) => Promise<Result>,
  ): Promise<Result> => {
    const picture = key ?? createHash("sha256").update(bytes).digest("hex");
    const question = createHash("sha256").update(JSON.stringify([picture, method, options ?? null]));
    const file = path.join(directory, `${question.digest("hex")}.json`);
    const known = readAnswer(file);
    if (known !== undefined) return JSON.parse(known, revive) as Result;
    const fresh = await read(await opened());
    // Whole or not at all: a kill must not leave half an answer.
    const temporary = `${file}.${randomUUID()}`;
    writeFileSync(temporary, JSON.stringify(fresh, replace));
    renameSync(temporary, file);
    return fresh;
  };

  return {
    detectText: (image, filters) => answer("text", image, filters, (vision) => vision.detectText(image, filters)),
    detectFaces: (image) => answer("faces", image, undefined, (vision) => vision.detectFaces(image)),
    describeFaces: (image) => answer("descriptions", image, undefined, (vision) => vision.describeFaces(image)),
    close: async () => (await engine)?.close(),
  };
}

function readAnswer(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** JSON has no numbers of 32 bits. */
function replace(_: string, value: unknown): unknown {
  return value instanceof Float32Array ? { float32: [...value] } : value;
}

function revive(_: string, value: unknown): unknown {
  const numbers = (value as { float32?: number[] } | null)?.float32;
  return numbers === undefined ? value : Float32Array.from(numbers);
}
