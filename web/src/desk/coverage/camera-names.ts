import type { Coverage } from "@snaprace/core/coverage";

interface Words {
  readonly cameraName: (name: string, number: number) => string;
  readonly cameraOnly: (number: number) => string;
  readonly cameraless: (name: string) => string;
}

/** What to call cameras, whose ids say nothing to anybody: by their photographer, numbered in the order given. */
export function cameraNames(
  cameras: readonly Coverage.Camera[],
  photographers: ReadonlyMap<string, string>,
  words: Words,
): ReadonlyMap<string, string> {
  const numbers = new Map<string, number>();
  return new Map(
    cameras.map(({ cameraId, photographerId }) => {
      const name = photographerId && (photographers.get(photographerId) ?? photographerId);
      if (name && cameraId.startsWith("@")) return [cameraId, words.cameraless(name)];
      const number = (numbers.get(name ?? "") ?? 0) + 1;
      numbers.set(name ?? "", number);
      return [cameraId, name ? words.cameraName(name, number) : words.cameraOnly(number)];
    }),
  );
}
