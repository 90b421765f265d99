import type { Clock } from "@snaprace/core/clock";
import type { Consent } from "@snaprace/core/consent";
import type { Event } from "@snaprace/core/event";
import type { Gallery } from "@snaprace/core/gallery";
import type { Ingest } from "@snaprace/core/ingest";
import type { Limit } from "@snaprace/core/limit";
import type { Photo } from "@snaprace/core/photo";
import type {
  DeadLetters,
  EdgeStore,
  Inventory,
  Objects,
  PhotoQueue,
  PhotoTruth,
  Projection,
  RateLimiter,
  Recogniser,
} from "@snaprace/core/port";
import type { Privacy } from "@snaprace/core/privacy";
import type { Selfie } from "@snaprace/core/selfie";
import type { Truth } from "@snaprace/core/truth";
import type { Upload } from "@snaprace/core/upload";
import { appEnvironment, type StackConfig } from "../../packages/local/src/stack/index.ts";

/** The product's modules and ports, connected to a stack. */
export interface Product {
  readonly Consent: typeof Consent;
  readonly Event: typeof Event;
  readonly Gallery: typeof Gallery;
  readonly Ingest: typeof Ingest;
  readonly Limit: typeof Limit;
  readonly Photo: typeof Photo;
  readonly Privacy: typeof Privacy;
  readonly Selfie: typeof Selfie;
  readonly Upload: typeof Upload;
  readonly sha256: (bytes: Uint8Array) => string;
  readonly photoIdOf: (eventId: string, contentHash: string) => string;
  readonly truth: Truth;
  /** What the pipeline asks of it. */
  readonly photoTruth: PhotoTruth;
  readonly objects: Objects;
  readonly projection: Projection;
  readonly recogniser: Recogniser;
  readonly edge: EdgeStore;
  readonly inventory: Inventory;
  readonly queue: PhotoQueue;
  readonly deadLetters: DeadLetters;
  /** A new one, as another instance of the site has it. */
  readonly limiter: () => RateLimiter;
  readonly clock: Clock;
  readonly cursorSigningKey: string;
  /** Origin of the images. */
  readonly cdn: string;
}

/** Settings are read when the modules are first imported, so they are imported here and not above. */
export async function productOn(config: StackConfig, more: Readonly<Record<string, string>> = {}): Promise<Product> {
  Object.assign(process.env, appEnvironment(config), more);
  await import("@snaprace/core/env/localhost-names");
  const aws = await import("@snaprace/core/aws");
  const { photoTruth, serverTruth } = await import("@snaprace/core/truth");
  return {
    Consent: (await import("@snaprace/core/consent")).Consent,
    Event: (await import("@snaprace/core/event")).Event,
    Gallery: (await import("@snaprace/core/gallery")).Gallery,
    Ingest: (await import("@snaprace/core/ingest")).Ingest,
    Limit: (await import("@snaprace/core/limit")).Limit,
    Photo: (await import("@snaprace/core/photo")).Photo,
    Privacy: (await import("@snaprace/core/privacy")).Privacy,
    Selfie: (await import("@snaprace/core/selfie")).Selfie,
    Upload: (await import("@snaprace/core/upload")).Upload,
    sha256: (await import("@snaprace/core/id")).sha256,
    photoIdOf: (await import("@snaprace/core/id")).photoId,
    truth: serverTruth(),
    photoTruth: photoTruth(serverTruth()),
    objects: aws.awsObjects(),
    projection: aws.dynamoProjection(),
    recogniser: aws.awsRecogniser(),
    edge: aws.awsEdgeStore(),
    inventory: aws.awsInventory(),
    queue: aws.awsPhotoQueue(),
    deadLetters: aws.awsDeadLetters(),
    limiter: aws.dynamoRateLimiter,
    clock: { now: () => new Date() },
    cursorSigningKey: config.secrets.cursorSigningKey,
    cdn: `http://127.0.0.1:${config.ports.cdn}`,
  };
}
