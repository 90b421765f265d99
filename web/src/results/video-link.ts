/** s before the moment itself: a runner is seen coming. */
const LEAD_IN = 6;
/** s that a video of a finish line may go on for. */
const LONGEST = 24 * 3600;

/**
 * Where in a video a moment is, a little before it.
 * @param startsAt when its first picture was taken
 * @param seconds that it plays, where that is known
 * @param at ms since the epoch
 * @returns s from its first picture; `undefined` for a moment that is not in it
 */
export function secondsInto(
  { startsAt, seconds = LONGEST }: { readonly startsAt: string; readonly seconds?: number | undefined },
  at: number,
): number | undefined {
  const exact = (at - Date.parse(startsAt)) / 1000;
  return exact >= 0 && exact <= seconds ? Math.max(0, Math.floor(exact) - LEAD_IN) : undefined;
}

/**
 * The address of a video at a moment. Players that have words of their own for it get those; all others the fragment of the media
 * themselves, which every browser's own player heeds. https://www.w3.org/TR/media-frags/
 * @param seconds from its first picture
 */
export function videoAt(url: string, seconds: number): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const address = new URL(url);
  const host = address.hostname.replace(/^(www|m)\./, "");
  if (host === "youtube.com" || host === "youtu.be") address.searchParams.set("t", `${seconds}s`);
  else if (host === "vimeo.com") address.hash = `t=${seconds}s`;
  else address.hash = `t=${seconds}`;
  return address.href;
}
