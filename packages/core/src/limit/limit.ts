import { parse } from "../bib/parse.ts";
import type { Clock } from "../clock/index.ts";
import { SnapRaceError } from "../errors/index.ts";
import type { CountedCall, RateLimiter } from "../port/index.ts";

const MINUTE = 60;
const DAY = 86_400;

/** How often one caller may do what costs or tells something. Runners at a finish often share one address. */
export const LIMITS = {
  selfie: { calls: 10, seconds: MINUTE },
  "privacy-proof": { calls: 10, seconds: MINUTE },
  "privacy-request": { calls: 20, seconds: MINUTE },
  /** Asked for and tried; fewer than the codes that one caller may have sent and may try, so that it says nothing about a bib. */
  "privacy-code": { calls: 8, seconds: 10 * MINUTE },
  consent: { calls: 10, seconds: MINUTE },
  report: { calls: 60, seconds: MINUTE },
  zip: { calls: 20, seconds: MINUTE },
  /** A page each; a crowd behind one address looks at many. */
  visit: { calls: 240, seconds: MINUTE },
  /** Each one decodes a whole original. */
  full: { calls: 20, seconds: MINUTE },
  /** Different bibs and names, wherever on the site they are asked for. */
  bib: { calls: 300, seconds: MINUTE },
  /** Codes by mail, for one caller, event and purpose, for one address, and for one event: nobody's mailbox is filled from here. */
  "mail-code": { calls: 20, seconds: 10 * MINUTE },
  /** Beside the five tries that each code has. */
  "mail-try": { calls: 40, seconds: 10 * MINUTE },
  "mail-to": { calls: 5, seconds: 60 * MINUTE },
  "mail-event": { calls: 2000, seconds: 60 * MINUTE },
  /** Mail programs do it for many people from few addresses. */
  unsubscribe: { calls: 300, seconds: MINUTE },
  "sign-in": { calls: 10, seconds: MINUTE },
  /** Guesses at one account, wherever they come from; the code by mail is still a way in. */
  password: { calls: 20, seconds: 15 * MINUTE },
  /** The browser asks file by file, several at once. */
  upload: { calls: 1200, seconds: MINUTE },
  /** What one person may upload in a day, over all races: files, and megabytes of them. */
  "upload-files": { calls: 40_000, seconds: DAY },
  "upload-megabytes": { calls: 500_000, seconds: DAY },
  /** Each change of the mapping is a preview. */
  import: { calls: 60, seconds: MINUTE },
} as const;
export type Kind = keyof typeof LIMITS;

interface Context {
  readonly limiter: RateLimiter;
  readonly clock: Clock;
}

/**
 * Lets a call pass, or says when to come back.
 * @param caller who, and within what: an address and an event, so that one race's crowd does not lock another's out
 * @param units how many calls this one is worth
 * @throws SnapRaceError `rate-limited` with `retryAfterSeconds`
 */
export function admit(context: Context, kind: Kind, caller: string, units = 1): Promise<void> {
  return take(context, { kind, caller, units });
}

/** What somebody wants to know about a race: whether there is this bib, or this name. */
export interface Question {
  readonly by: "bib" | "name";
  /** As typed. */
  readonly text: string;
}

/**
 * Lets somebody ask about a person, or says when to come back. The same question counts once however often it is asked: a runner
 * looks through all of her photos, and a crowd behind one address through theirs. Bib after bib counts one by one.
 * @param caller as for {@link admit}
 * @throws SnapRaceError `rate-limited` with `retryAfterSeconds`
 */
export function admitQuestion(context: Context, caller: string, { by, text }: Question): Promise<void> {
  const bib = by === "bib" ? parse(text) : undefined;
  const asked = bib?.status === "ok" ? bib.bib : text.trim().toLowerCase();
  return take(context, { kind: "bib", caller, units: 1, question: `${by} ${asked}` });
}

type Call = Pick<Required<CountedCall>, "caller" | "units"> & Pick<CountedCall, "question"> & { readonly kind: Kind };

async function take({ limiter, clock }: Context, call: Call): Promise<void> {
  const retryAfterSeconds = await limiter.take({ ...call, ...LIMITS[call.kind] }, clock.now());
  if (retryAfterSeconds === undefined) return;
  throw new SnapRaceError("rate-limited", `Too many calls of ${call.kind}.`, { retryAfterSeconds });
}

/** Somebody signed in, whose uploads count. */
export interface Uploader {
  readonly personId: string;
  readonly limiter: RateLimiter;
}

const MEGABYTE = 1_000_000;

/**
 * Counts new files for the person who uploads them, before they are signed.
 * @param sizes of the files, in bytes
 * @throws SnapRaceError `rate-limited` when she has uploaded as much as one person may in a day
 */
export async function chargeUpload(
  { clock }: Pick<Context, "clock">,
  { personId, limiter }: Uploader,
  sizes: readonly number[],
): Promise<void> {
  const megabytes = Math.ceil(sizes.reduce((sum, size) => sum + size, 0) / MEGABYTE);
  await admit({ limiter, clock }, "upload-files", personId, sizes.length);
  await admit({ limiter, clock }, "upload-megabytes", personId, megabytes);
}
