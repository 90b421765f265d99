export { restoreBatch, undoBatch } from "./batch.ts";
export {
  type ClockGuess,
  clockShifts,
  guessShift,
  type Passing,
  passingsOf,
  photosOfCamera,
  ShiftInput,
  shiftClock,
} from "./camera-clock.ts";
export type { Context } from "./context.ts";
export { CreditInput, credit, RetryInput, retry } from "./credit.ts";
export { type Away, Filter, GRID_PAGE, type GridPage, grid, SHOWN } from "./grid.ts";
export { RESTORE_DAYS } from "./restore-days.ts";
export { HideInput, hide, MAX_PHOTOS, RestoreInput, restore } from "./visibility.ts";
export type { Step } from "./walk.ts";
