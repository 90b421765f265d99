/** Programs that say what they are: search engines, link previews, monitors, tools. In-app browsers of people are not among them. */
const PROGRAMS =
  /(?<!cu)bot(?:\b|[/;])|crawl|spider|slurp|preview|facebookexternalhit|kakaotalk-scrap|scrap\b|whatsapp\/|telegrambot|embedly|monitor|uptime|pingdom|lighthouse|headless|phantom|curl\/|wget|python|java\/|okhttp|go-http|node-fetch|undici|axios|libwww|httpclient|feed/i;

/**
 * Whether to count what this visitor does: not programs, and not whoever asks not to be tracked. Counting tells nobody from anybody
 * else, so it would be no tracking; but whoever says no is not asked what they meant.
 */
export function counts({ headers }: { readonly headers: Pick<Headers, "get"> }): boolean {
  // https://www.w3.org/TR/gpc/ and its older sister
  if (headers.get("sec-gpc") === "1" || headers.get("dnt") === "1") return false;
  const agent = headers.get("user-agent") ?? "";
  return agent !== "" && !PROGRAMS.test(agent);
}
