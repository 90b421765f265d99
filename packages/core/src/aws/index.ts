/** The ports over AWS SDK v3: the only place where AWS clients are made. Endpoints come from the environment. */

export { type Backups, tableBackups } from "./backups.ts";
export { dynamoCoverFacts } from "./cover-facts.ts";
export { awsDeadLetters } from "./dead-letters.ts";
export { awsEdgeStore } from "./edge-store.ts";
export { dynamoFaceStore } from "./face-store.ts";
export { awsInspection } from "./inspection.ts";
export { awsInventory } from "./inventory.ts";
export { awsMailer } from "./mailer.ts";
export { awsObjects } from "./objects.ts";
export { type Patience, patient, unlessSilent } from "./patience.ts";
export { dynamoProjection } from "./projection.ts";
export { awsPhotoQueue } from "./queue.ts";
export { dynamoRateLimiter } from "./rate-limiter.ts";
export { awsRecogniser } from "./recogniser.ts";
export { dynamoSelections } from "./selections.ts";
export { dynamoTimeline } from "./timeline.ts";
export { dynamoVisitCounter } from "./visit-counter.ts";
export { awsPhotoWorkflow } from "./workflow.ts";
