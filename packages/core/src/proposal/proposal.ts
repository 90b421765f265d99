export { agreed, chosen, type FaceLink, MIN_SIMILARITY } from "./agree.ts";
export { type ProposeResult, proposeDue } from "./propose-due.ts";
