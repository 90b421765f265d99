/** s before the moment itself: a runner is seen coming. */
const LEAD_IN = 6;
/** s that a video of a finish line may go on for. */
const LONGEST = 24 * 3600;

/**
 * The address of a video at a moment. Players that have words of their own for it get those; all others the fragment of the media
 * themselves. https://www.w3.org/TR/media-frags/
 * @param startsAt when its first picture was taken
 * @param at ms since the epoch
 * @returns `undefined` for a moment before it begins, or a day after
 */
export function videoAt(
  { url, startsAt }: { readonly url: string; readonly startsAt: string },
  at: number,
): { readonly href: string; readonly seconds: number } | undefined {
  const exact = (at - Date.parse(startsAt)) / 1000;
  if (!(exact >= 0 && exact <= LONGEST) || !URL.canParse(url)) return undefined;
  const seconds = Math.max(0, Math.floor(exact) - LEAD_IN);
  const address = new URL(url);
  const host = address.hostname.replace(/^(www|m)\./, "");
  if (host === "youtube.com" || host === "youtu.be") address.searchParams.set("t", `${seconds}s`);
  else if (host === "vimeo.com") address.hash = `t=${seconds}s`;
  else address.hash = `t=${seconds}`;
  return { href: address.href, seconds };
}
