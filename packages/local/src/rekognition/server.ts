import type { Vision } from "@snaprace/vision";
import { type Context, call, RekognitionError, SUPPORTED } from "@snaprace/vision/rekognition";
import { AwsError, type JsonOperation, type RunningServer, startJsonService } from "../server/index.ts";
import { Collections } from "./collection.ts";
import { Quota } from "./quota.ts";

export interface RekognitionOptions {
  /** 0 picks a free port. */
  readonly port: number;
  /** Holds the journal of the collections. */
  readonly directory: string;
  readonly region: string;
  /** Reads the pictures; it stays the caller's to close. */
  readonly vision: Vision;
  readonly fetchObject: Context["fetchObject"];
  /** ms since the epoch */
  readonly clock: { now(): number };
  /** Calls per second and operation that are answered; the rest is refused as by Amazon. Without it there is no quota. */
  readonly tps?: number | undefined;
  readonly onBug: (error: unknown, operation: string) => void;
}

const ACCOUNT = "000000000000";
/** 5 MB of image as base64, and the rest of the request. */
const BODY_LIMIT = 8_000_000;

/** Rekognition on loopback, with collections that survive a kill. It reads with `vision`, so its answers are real. */
export async function startRekognition(options: RekognitionOptions): Promise<RunningServer> {
  const quota = options.tps === undefined ? undefined : new Quota(options.tps, () => options.clock.now());
  const collections = new Collections(options.directory);
  const { vision, region, fetchObject, clock } = options;
  const context: Context = {
    vision,
    store: collections,
    region,
    account: ACCOUNT,
    fetchObject,
    now: () => clock.now(),
  };
  const bound = SUPPORTED.map((name): [string, JsonOperation] => [
    name,
    async (input, request) => {
      quota?.take(name);
      try {
        return await call(context, name, input, { isGone: () => request.socket.destroyed });
      } catch (error) {
        throw error instanceof RekognitionError ? toAwsError(error) : error;
      }
    },
  ]);
  const server = await startJsonService({
    service: "Rekognition",
    port: options.port,
    version: "1.1",
    errorNamespace: "com.amazonaws.rekognition#",
    operations: Object.fromEntries(bound),
    bodyLimit: BODY_LIMIT,
    onBug: options.onBug,
  });
  return {
    ...server,
    async close() {
      await server.close();
      collections.close();
    },
  };
}

function toAwsError({ code, message }: RekognitionError): AwsError {
  return new AwsError(code, code === "NotImplemented" ? 501 : 400, message);
}
