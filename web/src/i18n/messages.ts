import type { Locale } from "./routing.ts";

/** One file per part of the site; their top-level names never meet. */
export const MESSAGE_AREAS = ["common", "runner", "desk"] as const;

interface MessageTree {
  readonly [name: string]: string | MessageTree;
}

/** All words of the site in one language. */
export async function messagesFor(locale: Locale): Promise<Record<string, MessageTree>> {
  const areas = await Promise.all(
    MESSAGE_AREAS.map((area) => import(`../../messages/${locale}/${area}.json`) as Promise<{ default: MessageTree }>),
  );
  return Object.assign({}, ...areas.map((area) => area.default)) as Record<string, MessageTree>;
}
