import { awsRecogniser } from "@snaprace/core/aws";
import * as Ingest from "@snaprace/core/ingest/steps";
import { step } from "./step.ts";

const ports = { recogniser: awsRecogniser() };

/** Every text on one photo. */
export const handler = step("DetectText", Ingest.ExecutionInput, (input) => Ingest.detectText(ports, input));
