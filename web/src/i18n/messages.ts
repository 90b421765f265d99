import type { Messages } from "next-intl";
import type { Locale } from "./routing.ts";

/** One file per part of the site; their top-level names never meet. */
export const MESSAGE_AREAS = [
  "common",
  "failure",
  "runner",
  "viewer",
  "desk",
  "organize",
  "setup",
  "publish",
  "account",
  "insight",
] as const;

/** All words of the site in one language. */
export async function messagesFor(locale: Locale): Promise<Messages> {
  const areas = await Promise.all(
    MESSAGE_AREAS.map((area) => import(`../../messages/${locale}/${area}.json`) as Promise<{ default: Messages }>),
  );
  return Object.assign({}, ...areas.map((area) => area.default)) as Messages;
}
