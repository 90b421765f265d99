import { log } from "./log.ts";

interface PhotoRef {
  readonly eventId: string;
  readonly photoId: string;
}

interface Outcome {
  readonly status: string;
  readonly executionId?: string;
}

/** Runs something about a photo and leaves one line: photo, execution where there was one, state and milliseconds. */
export async function logged<Result extends Outcome>(
  name: string,
  { eventId, photoId }: PhotoRef,
  run: () => Promise<Result>,
): Promise<Result> {
  const started = performance.now();
  const ms = () => Math.round(performance.now() - started);
  try {
    const result = await run();
    const { status, executionId } = result;
    log.info(name, { eventId, photoId, ...(executionId !== undefined && { executionId }), ms: ms(), status });
    return result;
  } catch (error) {
    log.error(name, { eventId, photoId, ms: ms(), error: error as Error });
    throw error;
  }
}
