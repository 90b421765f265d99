const SHIFT = /^([-+−–]?)(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)$/;
const MAX_MS = 172_800_000;

/** `+1:02:03` or `-0:30`, as people write how far a clock is behind or ahead. @returns ms, `undefined` for what is none */
export function parseShift(text: string): number | undefined {
  const [, sign = "", hours = "0", minutes, seconds] = SHIFT.exec(text.trim()) ?? [];
  if (minutes === undefined || seconds === undefined) return undefined;
  const ms = 1000 * (3600 * Number(hours) + 60 * Number(minutes) + Number(seconds));
  if (ms > MAX_MS) return undefined;
  return sign === "" || sign === "+" ? ms : -ms;
}

/** @param ms */
export function shiftText(ms: number): string {
  const seconds = Math.round(Math.abs(ms) / 1000);
  const two = (value: number) => String(value).padStart(2, "0");
  const text = `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return ms < 0 ? `−${text}` : `+${text}`;
}
