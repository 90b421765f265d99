import { awsObjects } from "@snaprace/core/aws";
import * as Ingest from "@snaprace/core/ingest/steps";
import { step } from "./step.ts";

const ports = { objects: awsObjects() };

/** Renditions, thumbhash and capture time of one original. */
export const handler = step("Preprocess", Ingest.ExecutionInput, (input) => Ingest.preprocess(ports, input));
