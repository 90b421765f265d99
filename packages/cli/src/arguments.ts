import { type ParseArgsOptionsConfig, parseArgs } from "node:util";
import { UsageError } from "./usage-error.ts";

/**
 * Parses a command's arguments.
 * @throws UsageError for an unknown option
 */
export function readArguments<Options extends ParseArgsOptionsConfig>(args: string[], options: Options) {
  try {
    return parseArgs({ args, options, allowPositionals: true, allowNegative: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** @throws UsageError naming what is missing */
export function required(value: string | undefined, what: string): string {
  if (value) return value;
  throw new UsageError(`${what} is missing.`);
}
