const two = (value: number) => String(value).padStart(2, "0");

/** `1:23:45` or `23:45`; nothing for nothing. @param ms */
export function clock(ms: number | undefined): string {
  if (ms === undefined) return "";
  const seconds = Math.floor(ms / 1000);
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}
