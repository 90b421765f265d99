import { awsRecogniser } from "@snaprace/core/aws";
import * as Ingest from "@snaprace/core/ingest/steps";
import { step } from "./step.ts";

const ports = { recogniser: awsRecogniser() };

/** The faces of one photo, into the event's collection. */
export const handler = step("IndexFaces", Ingest.ExecutionInput, (input) => Ingest.indexFaces(ports, input));
