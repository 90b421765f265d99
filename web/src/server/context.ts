import {
  awsEdgeStore,
  awsMailer,
  awsObjects,
  awsPhotoQueue,
  awsRecogniser,
  dynamoCoverFacts,
  dynamoProjection,
  dynamoRateLimiter,
  dynamoSelections,
  dynamoTimeline,
  dynamoVisitCounter,
} from "@snaprace/core/aws";
import { type Clock, systemClock } from "@snaprace/core/clock";
import { setting } from "@snaprace/core/env";
import type {
  CoverFacts,
  EdgeStore,
  Mailer,
  Objects,
  PhotoQueue,
  Projection,
  RateLimiter,
  Recogniser,
  Selections,
  Timeline,
  VisitCounter,
} from "@snaprace/core/port";
import { publicTruth, serverTruth, type Truth } from "@snaprace/core/truth";

/** What pages and endpoints work with. Passed in, so that tests bring their own. */
export interface SiteContext {
  readonly projection: Projection;
  readonly timeline: Timeline;
  readonly coverFacts: CoverFacts;
  readonly visitCounter: VisitCounter;
  readonly recogniser: Recogniser;
  readonly objects: Objects;
  readonly queue: PhotoQueue;
  readonly mailer: Mailer;
  readonly limiter: RateLimiter;
  readonly selections: Selections;
  readonly clock: Clock;
  /** What the CDN asks before it shows an image. */
  readonly edge: EdgeStore;
  /** As anyone on the internet. */
  readonly publicTruth: Truth;
  /** As the server itself; for what strangers may be told after a check, never passed to the browser. */
  readonly serverTruth: Truth;
  readonly cursorSigningKey: string;
  /** Origin of the images, without a slash at the end. */
  readonly cdnUrl: string;
}

let made: SiteContext | undefined;

/** Made with the first request, never while building: settings read then would be frozen into the pages. */
export function siteContext(): SiteContext {
  made ??= {
    projection: dynamoProjection(),
    timeline: dynamoTimeline(),
    coverFacts: dynamoCoverFacts(),
    visitCounter: dynamoVisitCounter(),
    recogniser: awsRecogniser(),
    objects: awsObjects(),
    queue: awsPhotoQueue(),
    mailer: awsMailer(),
    limiter: dynamoRateLimiter(),
    selections: dynamoSelections(),
    clock: systemClock,
    edge: awsEdgeStore(),
    publicTruth: publicTruth(),
    serverTruth: serverTruth(),
    cursorSigningKey: setting("cursorSigningKey").value,
    cdnUrl: setting("cdn").url.replace(/\/$/, ""),
  };
  return made;
}
