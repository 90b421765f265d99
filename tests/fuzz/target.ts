import fc from "fast-check";
import { isSnapRaceError } from "../../packages/core/src/errors/index.ts";
import { AwsError } from "../../packages/local/src/server/index.ts";
import { RekognitionError } from "../../packages/vision/src/rekognition/index.ts";

/** A parser that strangers can reach. `check` throws when it does what it must not; errors that tell the caller are its right. */
export interface Target<Input = never> {
  readonly name: string;
  readonly arbitrary: fc.Arbitrary<Input>;
  check(input: Input): void | Promise<void>;
}

export const target = <Input>(name: string, arbitrary: fc.Arbitrary<Input>, check: Target<Input>["check"]): Target => ({
  name,
  arbitrary: arbitrary as fc.Arbitrary<never>,
  check: check as Target["check"],
});

/** Pieces that parsers treat in a special way, between anything else. */
export function mixed(...pieces: string[]): fc.Arbitrary<string> {
  const piece = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...pieces) },
    { weight: 2, arbitrary: fc.string({ maxLength: 8 }) },
    { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 4 }) },
  );
  return fc.array(piece, { maxLength: 14 }).map((parts) => parts.join(""));
}

/** A value that is right in most places and altered in some. */
export function altered(sample: Uint8Array): fc.Arbitrary<Uint8Array> {
  const edit = fc.tuple(fc.nat(sample.length - 1), fc.integer({ min: 0, max: 255 }));
  const length = fc.oneof(fc.constant(sample.length), fc.nat(sample.length));
  return fc.tuple(fc.array(edit, { maxLength: 12 }), length).map(([edits, end]) => {
    const bytes = Uint8Array.from(sample);
    for (const [index, value] of edits) bytes[index] = value;
    return bytes.subarray(0, end);
  });
}

export function ensure(condition: boolean, words: string): void {
  if (!condition) throw new Error(words);
}

/** @returns what the work gave, or `undefined` when it refused in its own words */
export function orRefusal<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof AwsError || error instanceof RekognitionError || isSnapRaceError(error)) return undefined;
    throw error;
  }
}
