import type { Inspection } from "../port/index.ts";
import { inspectBucket } from "./inspection/bucket.ts";
import { inspectEdge } from "./inspection/edge.ts";
import { inspectMessages } from "./inspection/messages.ts";
import { inspectProjection } from "./inspection/projection.ts";

/** With an operator's own rights; no function has them. */
export function awsInspection(): Inspection {
  return { ...inspectBucket(), ...inspectMessages(), ...inspectProjection(), ...inspectEdge() };
}
