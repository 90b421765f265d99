export { CorrectInput, correct } from "./correct.ts";
export { Info } from "./info.ts";
export { bibs, count, fromBib, fromBibs, page } from "./read.ts";
