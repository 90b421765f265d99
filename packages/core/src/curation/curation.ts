export { type ClockGuess, guessShift, type Passing, passingsOf, ShiftInput, shiftClock } from "./camera-clock.ts";
export type { Context } from "./context.ts";
export { CreditInput, credit, RetryInput, retry } from "./credit.ts";
export { Filter, filter, SHOWN } from "./filter.ts";
export { HideInput, hide, MAX_PHOTOS, RESTORE_DAYS, RestoreInput, restore } from "./visibility.ts";
