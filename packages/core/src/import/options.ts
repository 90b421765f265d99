import { z } from "zod";
import { FIELDS, type Field } from "./field.ts";

/** What a split's column holds: time since the gun, time since the runner's own start, or the time of day. */
export const SPLIT_BASES = ["gun", "chip", "clock"] as const;

const Meaning = z.union([
  z.enum(Object.keys(FIELDS) as [Field, ...Field[]]),
  z.templateLiteral(["split:", z.string().regex(/^[a-z0-9-]{1,32}$/)]),
]);

export const Options = z.object({
  fileName: z.string().min(1).max(255),
  /** Meaning of each column by position; guessed when absent. */
  mapping: z
    .array(Meaning.nullable().transform((meaning) => meaning ?? undefined))
    .max(200)
    .optional(),
  splitBasis: z.enum(SPLIT_BASES).default("gun"),
  /** The race of rows that name none. */
  race: z.string().trim().max(60).optional(),
  /** Takes runners off the start list who are not in the file. */
  removeMissing: z.boolean().default(false),
});
export type Options = z.output<typeof Options>;
