/** The effects of the product, as interfaces. Steps take them as values, so the same code runs on AWS, on loopback and in simulation. */
export type { Progress, StatusCounts } from "../photo/counter-row.ts";
export type { CoverFacts } from "./cover-facts.ts";
export type { DeadLetters, DeadMessage, MoveProgress } from "./dead-letters.ts";
export type { EdgeStore } from "./edge-store.ts";
export type { FaceStore, StoredFace } from "./face-store.ts";
export type {
  AlarmFacts,
  DistributionFacts,
  FunctionFacts,
  ImageAnswer,
  Inspection,
  MachineFacts,
  PolicyStatement,
  QueueFacts,
  Seen,
  TriggerFacts,
} from "./inspection.ts";
export type { Inventory, KeptFace, Row } from "./inventory.ts";
export type { Mail, Mailer } from "./mail.ts";
export type { ObjectHead, Objects, PutOptions, SignedPut, SignPut, StoredObject } from "./objects.ts";
export type { GalleryQuery, Page, PhotoRef, Position, Projection, Stretch } from "./projection.ts";
export type { PhotoQueue, PhotoWorkflow, WorkflowResult } from "./queue.ts";
export type { CountedCall, RateLimiter } from "./rate-limiter.ts";
export type { DetectedFace, FaceMatch, IndexedFace, Recogniser } from "./recogniser.ts";
export type { Selection, Selections } from "./selections.ts";
export type { Timeline } from "./timeline.ts";
export type { Away, PhotoEvent, PhotoTruth } from "./truth.ts";
export type { DayCounts, VisitCounter } from "./visit-counter.ts";
