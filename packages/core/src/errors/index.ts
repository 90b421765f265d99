export { ERRORS, type ErrorCode, isSnapRaceError, SnapRaceError, ThrottledError } from "./errors.ts";
export { isUnanswered } from "./unanswered.ts";
