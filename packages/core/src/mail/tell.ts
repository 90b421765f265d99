import { z } from "zod";
import type { Clock } from "../clock/index.ts";
import { EventId } from "../id/index.ts";
import type { Mailer, Projection } from "../port/index.ts";
import { rows, Timestamp, type Truth } from "../truth/index.ts";
import { countPhotos } from "./count-photos.ts";
import { readyMail } from "./ready-mail.ts";
import { LOCALES } from "./words.ts";

/** Requests taken at once. */
const BATCH = 20;
/** Nobody is told of further photos more often. */
const PAUSE_MS = 20 * 3_600_000;
const MINUTE_MS = 60_000;
const MOST_BACKOFF_MINUTES = 6 * 60;
/** A proven address that is refused that often, which is over a day, is given up. */
const MOST_REFUSALS = 12;
/** Who has waited for an hour is looked at every ten minutes, who has waited for a week every three hours. */
const LOOKS_AGE = 1 / 50;

const Request = z.object({
  id: z.string(),
  event_id: EventId,
  email: z.string(),
  bibs: z.array(z.string()),
  locale: z.enum(LOCALES),
  unsubscribe_token: z.string(),
  told_photos: z.number(),
  told_at: Timestamp.nullable(),
  attempts: z.number(),
  consented_at: Timestamp,
  announced_at: Timestamp.nullable(),
  event_name: z.string(),
});
type Request = z.output<typeof Request>;

interface Context {
  /** The server's truth: requests are nobody else's business. */
  readonly truth: Truth;
  readonly projection: Pick<Projection, "gallery">;
  readonly mailer: Mailer;
  readonly clock: Clock;
  /** Where runners find the site. */
  readonly siteUrl: string;
}

export interface Told {
  readonly sent: number;
  /** Addresses that take no mail; tried again, and forgotten in the end. */
  readonly refused: number;
  /** Mails that could not be handed over now and will be tried again. */
  readonly failed: number;
}

/**
 * Tells those who asked that their photos are there, until nobody is left or the time is up. A person is told once of each
 * publishing, and of further photos of her bibs at most once a day.
 */
export async function tell(context: Context, until: Date): Promise<Told> {
  const told = { sent: 0, refused: 0, failed: 0 };
  while (context.clock.now() < until) {
    const claim = { p_now: context.clock.now().toISOString(), p_limit: BATCH };
    const requests = rows(Request, await context.truth.rpc("claim_mail_requests", claim));
    for (const request of requests) {
      const outcome = await tellOne(context, request);
      if (outcome !== "nothing") told[outcome] += 1;
    }
    if (requests.length < BATCH) break;
  }
  return told;
}

async function tellOne(context: Context, request: Request): Promise<keyof Told | "nothing"> {
  const { projection, mailer, clock, siteUrl } = context;
  const photos = await countPhotos(projection, request.event_id, request.bibs);
  const now = clock.now();
  if (!isNews(request, photos, now)) {
    await change(context, request, { check_at: nextLook(request, now).toISOString() });
    return "nothing";
  }
  // Said before it is done: after a crash in between she hears of the next photos, and not of these a second time.
  const told_at = now.toISOString();
  const check_at = nextLook({ ...request, told_at }, now).toISOString();
  await change(context, request, { told_at, told_photos: photos, check_at });
  try {
    const unsubscribeUrl = `${siteUrl}/api/v1/mails/unsubscribe?token=${request.unsubscribe_token}`;
    const mail = readyMail({
      locale: request.locale,
      eventId: request.event_id,
      eventName: request.event_name,
      bibs: request.bibs,
      photos,
      siteUrl,
      unsubscribeToken: request.unsubscribe_token,
    });
    if ((await mailer.send({ to: request.email, ...mail, unsubscribeUrl })) === "sent") {
      if (request.attempts > 0) await change(context, request, { attempts: 0 });
      return "sent";
    }
  } catch (error) {
    // Its name alone is told, because services put addresses into their words.
    process.emitWarning(`A mail did not go: ${error instanceof Error ? error.name : "unknown"}`);
    await again(context, request);
    return "failed";
  }
  // The address was proven by a code that arrived: a refusal may as well be our mistake, and is not believed at once.
  if (request.attempts < MOST_REFUSALS) await again(context, request);
  else rows(z.unknown(), await context.truth.from("mail_requests").delete().eq("id", request.id).select("id"));
  return "refused";
}

/** This mail did not go: what was said of it is taken back, and it is tried again later. */
async function again(context: Context, request: Request): Promise<void> {
  const minutes = Math.min(2 ** request.attempts, MOST_BACKOFF_MINUTES);
  await change(context, request, {
    told_at: request.told_at,
    told_photos: request.told_photos,
    attempts: request.attempts + 1,
    check_at: new Date(context.clock.now().getTime() + minutes * MINUTE_MS).toISOString(),
  });
}

/** When a request without news is worth another look. A publishing that the organizer announces moves it forward. */
function nextLook({ consented_at, told_at }: Request, now: Date): Date {
  const age = (now.getTime() - Date.parse(consented_at)) * LOOKS_AGE;
  const wait = Math.min(Math.max(age, 10 * MINUTE_MS), MOST_BACKOFF_MINUTES * MINUTE_MS);
  const paused = told_at === null ? 0 : Date.parse(told_at) + PAUSE_MS;
  return new Date(Math.max(now.getTime() + wait, paused));
}

/** With bibs, nothing is news before there is a photo of one of them. */
function isNews(request: Request, photos: number, now: Date): boolean {
  const toldAt = request.told_at ? Date.parse(request.told_at) : undefined;
  const since = Math.max(Date.parse(request.consented_at), toldAt ?? 0);
  const isAnnounced = request.announced_at !== null && Date.parse(request.announced_at) > since;
  if (request.bibs.length === 0) return isAnnounced;
  const isMore = photos > request.told_photos && (toldAt === undefined || now.getTime() - toldAt >= PAUSE_MS);
  return photos > 0 && (isAnnounced || isMore);
}

async function change({ truth }: Context, { id }: Request, values: Readonly<Record<string, unknown>>): Promise<void> {
  rows(z.unknown(), await truth.from("mail_requests").update(values).eq("id", id).select("id"));
}
