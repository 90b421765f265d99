import { alarmNames, functions } from "@snaprace/core/topology";
import type { Prices, Service } from "./prices.ts";

export interface Race {
  readonly photos: number;
  /** MB of one original */
  readonly originalMb: number;
  /** How often each photo's small picture is seen in the first month. */
  readonly views: number;
}

export type Recogniser = "rekognition" | "own";

export type Bill = Readonly<Record<Service, number>>;

/**
 * What one photo takes on its way. Seconds are estimates for arm64, until a stage has run and the dashboard shows its own: CPU from
 * `npm run bench:vision`, waiting for services added.
 */
export const PER_PHOTO = {
  seconds: { Preprocess: 0.6, DetectText: 0.9, IndexFaces: 1, FanoutDynamoDB: 0.15, execution: 2.5 },
  /** Of our own engine: CPU seconds of its two calls as docs/ACCURACY.md has measured them, of one vCPU, which comes with 1,769 MB. */
  ownEngineGbSeconds: (0.77 + 0.33) * (1769 / 1024),
  faces: 3,
  bibs: 2,
  /** Faces searched for proposals: three for each runner, who is on some six photos by her bib. */
  faceSearches: (3 * 2) / 6,
  /** KB of the PHOTO item, of a BIB_INDEX item, of the small, medium and large rendition */
  photoKb: 3,
  bibKb: 1,
  renditionsKb: { small: 22, medium: 90, large: 220 },
  /** Receive, delete, and their share of empty receives. */
  queueRequests: 3,
  logKb: 6,
} as const;

/** Shares of people who look at a photo alone, and who download it. */
const LARGE_VIEWS = 0.05;
/** Express is billed in pieces of 64 MB. */
const EXECUTION_GB = 64 / 1024;
const GB_IN_MB = 1024;
const GB_IN_KB = 1024 * 1024;

/** US dollars for the upload of a race and the month after it, by service. */
export function bill(race: Race, recogniser: Recogniser, prices: Prices): Bill {
  return {
    rekognition: recogniser === "rekognition" ? rekognition(race, prices) : 0,
    lambda: lambda(race, recogniser, prices),
    stepFunctions:
      race.photos * (prices.expressRequest + PER_PHOTO.seconds.execution * EXECUTION_GB * prices.expressGbSecond),
    dynamodb: dynamodb(race, prices),
    s3: s3(race, prices),
    sqs: race.photos * PER_PHOTO.queueRequests * prices.sqsRequest,
    cloudfront: cloudfront(race, prices),
    cloudwatch: ((race.photos * PER_PHOTO.logKb) / GB_IN_KB) * prices.logsGb + alarmNames.length * prices.alarmMonth,
  };
}

function rekognition({ photos }: Race, prices: Prices): number {
  // DetectText and IndexFaces for each photo; SearchFaces, which has the same price.
  const calls = 2 + PER_PHOTO.faceSearches;
  return photos * (calls * prices.rekognitionImage + PER_PHOTO.faces * prices.rekognitionFace);
}

function lambda({ photos }: Race, recogniser: Recogniser, prices: Prices): number {
  const { execution, ...steps } = PER_PHOTO.seconds;
  const gbSeconds = (name: keyof typeof functions, seconds: number) => (functions[name].memoryMB / 1024) * seconds;
  const ofSteps = Object.entries(steps).map(([name, seconds]) => gbSeconds(name as keyof typeof steps, seconds));
  // The trigger waits for the whole execution.
  const used = ofSteps.reduce((sum, one) => sum + one, gbSeconds("SfnTrigger", execution));
  const engine = recogniser === "own" ? PER_PHOTO.ownEngineGbSeconds : 0;
  const requests = Object.keys(steps).length + 1 + (recogniser === "own" ? 2 : 0);
  return photos * ((used + engine) * prices.lambdaGbSecond + requests * prices.lambdaRequest);
}

function dynamodb({ photos, views }: Race, prices: Prices): number {
  const { photoKb, bibKb, bibs } = PER_PHOTO;
  // The beginning and the record. A transaction writes twice, its copies in two indexes once each; counter and timeline with it.
  const begun = photoKb;
  const recorded = 2 * (photoKb + bibs * bibKb + 2) + 2 * photoKb + bibs * bibKb;
  // A page of 60 tiles reads about 60 KB, eventually consistent.
  const reads = (views / 60) * (60 / 4) * 0.5 + 6;
  const gb = (photos * (3 * photoKb + 2 * bibs * bibKb)) / GB_IN_KB;
  return (
    photos * ((begun + recorded) * prices.dynamodbWrite + reads * prices.dynamodbRead) +
    gb * (prices.dynamodbGbMonth + prices.dynamodbBackupGbMonth)
  );
}

function s3({ photos, originalMb, views }: Race, prices: Prices): number {
  const { small, medium, large } = PER_PHOTO.renditionsKb;
  const gb = photos * (originalMb / GB_IN_MB + (small + medium + large + 4) / GB_IN_KB);
  // Original, three renditions and what the recogniser said; read by three steps, and once by each edge cache.
  const gets = 3 + Math.min(views, 4);
  // Of these the original and the large rendition are large enough to be watched.
  return photos * (5 * prices.s3Put + gets * prices.s3Get + 2 * prices.s3WatchedObjectMonth) + gb * prices.s3GbMonth;
}

function cloudfront({ photos, views }: Race, prices: Prices): number {
  const { small, large } = PER_PHOTO.renditionsKb;
  const gb = (photos * views * (small + LARGE_VIEWS * large)) / GB_IN_KB;
  const requests = photos * views * (1 + LARGE_VIEWS);
  return gb * prices.cloudfrontGb + requests * (prices.cloudfrontRequest + prices.cloudfrontFunction);
}
