import { ThrottledError } from "@snaprace/core/errors";
import type { Context } from "aws-lambda";
import { log } from "./log.ts";
import { measure } from "./metric.ts";

interface Schema<Input> {
  parse(value: unknown): Input;
}

interface PhotoInput {
  readonly photo: { readonly eventId: string; readonly photoId: string };
  readonly attempt: number;
}

interface PhotoResult {
  readonly status: string;
}

/** A step of the state machine: parse, run, one log line with its milliseconds. Errors go back to the machine by name. */
export function step<Input extends PhotoInput, Result extends PhotoResult>(
  name: string,
  schema: Schema<Input>,
  run: (input: Input) => Promise<Result>,
): (event: unknown, context: Context) => Promise<Result> {
  return async (event, context) => {
    const input = schema.parse(event);
    const { eventId, photoId } = input.photo;
    const started = performance.now();
    const entry = () => ({
      eventId,
      photoId,
      // As the trigger names it, so that one search finds all steps of an execution.
      executionId: `${photoId}-${input.attempt}`,
      requestId: context.awsRequestId,
      ms: Math.round(performance.now() - started),
    });
    try {
      const result = await run(input);
      log.info(name, { ...entry(), status: result.status });
      return result;
    } catch (error) {
      if (error instanceof ThrottledError) measure("recogniserThrottled");
      log.error(name, { ...entry(), error: error as Error });
      throw error;
    }
  };
}
