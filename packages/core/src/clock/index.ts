/** Time as a value passed in, so that tests move it. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

export { zonedToUtc } from "./zone.ts";
