import { createHash } from "node:crypto";
import type { Event } from "@snaprace/core/event";
import { createTranslator } from "next-intl";
import { messagesFor } from "../i18n/messages.ts";
import { type Locale, routing } from "../i18n/routing.ts";

/** Changed whenever the words below change their meaning: a consent is to a version. */
export const NOTICE_VERSION = "2026-11-01";

/** Sentences of the notice, in the order they are shown. */
export const NOTICE_POINTS = ["what", "selfie", "stored", "faces", "withdraw", "adult"] as const;

export interface ConsentNotice {
  readonly version: string;
  readonly points: readonly string[];
}

/**
 * What a runner agrees to, in her language. The page shows it and the record keeps its hash: both come from here, so what is
 * recorded is what was read.
 */
export async function consentNotice(event: Event.Info, locale: Locale): Promise<ConsentNotice> {
  const messages = await messagesFor(locale);
  const t = createTranslator({ locale, messages, namespace: "selfie.notice" });
  const day = (instant: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: event.timeZone }).format(new Date(instant));
  const values = { event: event.name, until: event.facesExpireAt ? day(event.facesExpireAt) : "none" };
  return { version: NOTICE_VERSION, points: NOTICE_POINTS.map((point) => t(point, values)) };
}

/** The notice in every language, with the hash that a consent to it records. */
export async function noticesOf(event: Event.Info) {
  const notices = await Promise.all(
    routing.locales.map(async (locale) => {
      const notice = await consentNotice(event, locale);
      const hash = createHash("sha256").update(noticeText(notice)).digest("hex");
      const language = new Intl.DisplayNames(locale, { type: "language" }).of(locale) ?? locale;
      return { locale, language, points: notice.points, hash };
    }),
  );
  return { version: NOTICE_VERSION, notices };
}

export function noticeText({ points }: ConsentNotice): string {
  return points.join("\n");
}
