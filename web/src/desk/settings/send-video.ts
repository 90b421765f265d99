import type { SignedPut } from "@snaprace/core/port";
import { LIMITS, TYPES } from "@snaprace/core/video/file";
import { deskPaths } from "../paths.ts";
import { Hasher } from "../upload/hasher.ts";

/** Names of the problems that the site's API answers with; the others are told as `unavailable`. */
export const VIDEO_PROBLEMS = [
  "invalid-input",
  "conflict",
  "not-signed-in",
  "not-allowed",
  "not-found",
  "rate-limited",
] as const;
export type VideoProblem = (typeof VIDEO_PROBLEMS)[number] | "start" | "not-a-video" | "unreadable" | "unavailable";

/** What stood in the way, for the person to be told. */
export class VideoRefused extends Error {
  override readonly name = "VideoRefused";
  readonly problem: VideoProblem;

  constructor(problem: VideoProblem) {
    super(`The video was not taken: ${problem}.`);
    this.problem = problem;
  }
}

interface Options {
  readonly eventId: string;
  readonly file: File;
  /** When its first picture was taken, as the form's field has it. */
  readonly startsAt: string;
  /** @param share of the file that was sent, 0–1 */
  readonly onSent: (share: number) => void;
}

/**
 * Hashes a video, sends it straight from the disk into the bucket, and makes it the event's.
 * @throws VideoRefused
 */
export async function sendVideo({ eventId, file, startsAt, onSent }: Options): Promise<void> {
  if (!startsAt) throw new VideoRefused("start");
  // Before a minute of hashing.
  if (!Object.values<string>(TYPES).includes(file.type)) throw new VideoRefused("not-a-video");
  if (file.size === 0 || file.size > LIMITS.bytes) throw new VideoRefused("invalid-input");
  const seconds = await secondsOf(file);
  const hasher = new Hasher();
  const sha256 = await hasher.hash(file).finally(() => hasher.stop());
  if (sha256 === undefined) throw new VideoRefused("unreadable");
  const address = deskPaths.api.video(eventId);
  const signed = await call(address, "POST", { size: file.size, type: file.type, sha256 });
  const { file: name, put: target } = (await signed.json()) as { file: string; put: SignedPut };
  await put(target, file, onSent);
  await call(address, "PUT", { file: name, startsAt, seconds });
}

/** @throws VideoRefused */
export async function removeVideo(eventId: string): Promise<void> {
  await call(deskPaths.api.video(eventId), "DELETE");
}

async function call(address: string, method: string, body?: object): Promise<Response> {
  const init = { method, ...(body && { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }) };
  const response = await fetch(address, init).catch(() => undefined);
  if (response?.ok) return response;
  const { code } = ((await response?.json().catch(() => ({}))) as { code?: string } | undefined) ?? {};
  throw new VideoRefused(VIDEO_PROBLEMS.find((known) => known === code) ?? "unavailable");
}

/**
 * How long it plays, as this browser reads it: what no browser can read, no runner can watch.
 * @returns `undefined` for a recording that does not say
 */
function secondsOf(file: File): Promise<number | undefined> {
  const url = URL.createObjectURL(file);
  const video = document.createElement("video");
  return new Promise<number | undefined>((resolve, reject) => {
    video.preload = "metadata";
    video.onloadedmetadata = () => {
      if (video.videoWidth === 0) reject(new VideoRefused("not-a-video"));
      else resolve(Number.isFinite(video.duration) ? video.duration : undefined);
    };
    video.onerror = () => reject(new VideoRefused("not-a-video"));
    video.src = url;
  }).finally(() => URL.revokeObjectURL(url));
}

/** With the one way of sending that tells how far it is. */
function put(target: SignedPut, file: File, onSent: (share: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("PUT", target.url);
    for (const [name, value] of Object.entries(target.headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded }) => onSent(loaded / file.size);
    // 412: these very bytes are there already.
    request.onload = () => {
      if ((request.status >= 200 && request.status < 300) || request.status === 412) resolve();
      else reject(new VideoRefused("unavailable"));
    };
    request.onerror = () => reject(new VideoRefused("unavailable"));
    request.send(file);
  });
}
