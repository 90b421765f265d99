import { z } from "zod";
import { SnapRaceError } from "../errors/index.ts";

/**
 * Wraps a command that takes data from outside: parses once, then runs. The schema stays readable as `.schema`.
 * @throws SnapRaceError `invalid-input` with the problem per field.
 */
export function fn<Schema extends z.ZodType, Context, Result>(
  schema: Schema,
  run: (context: Context, input: z.output<Schema>) => Result,
): ((context: Context, input: z.input<Schema>) => Result) & { schema: Schema } {
  const parsed = (context: Context, input: z.input<Schema>) => run(context, parse(schema, input));
  return Object.assign(parsed, { schema });
}

function parse<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const fields: Record<string, string> = {};
  for (const issue of result.error.issues) fields[issue.path.join(".") || "input"] ??= issue.message;
  throw new SnapRaceError("invalid-input", `Invalid input: ${z.prettifyError(result.error)}`, { fields });
}
