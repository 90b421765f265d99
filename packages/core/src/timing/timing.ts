export { type Camera, cameras, sightings } from "./cameras.ts";
export { evidence, type TimeEvidence } from "./evidence.ts";
export { type Passing, wholeRace } from "./passing.ts";
export { type Prediction, predict } from "./predict.ts";
