import type { Review } from "@snaprace/core/review";
import { deskPaths } from "../paths.ts";
import type { QueueView } from "./review-view.ts";

interface Decision {
  readonly photoIds: readonly string[];
  readonly reading?: string;
  readonly claim?: string;
  readonly seenAt?: string;
  readonly bib?: string;
}

/** @throws Error whose message is the code of the problem, `network` when there was no answer */
export async function decide(eventId: string, decision: Decision): Promise<Review.Decided> {
  return ask(deskPaths.api.review(eventId), decision);
}

/** @throws Error, see {@link decide} */
export async function undo(eventId: string, batchId: string): Promise<Review.Undone> {
  return ask(deskPaths.api.reviewUndo(eventId), { batchId });
}

/** @param from how many are passed over @throws Error, see {@link decide} */
export async function fetchQueue(eventId: string, from: number, isReported: boolean): Promise<QueueView> {
  const part = new URLSearchParams({ from: String(from), ...(isReported && { only: "reported" }) });
  return ask(`${deskPaths.api.review(eventId)}?${part}`);
}

async function ask<Answer>(url: string, body?: object): Promise<Answer> {
  const init = body && { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  let response: Response;
  try {
    response = await fetch(url, init);
  } catch (cause) {
    throw new Error("network", { cause });
  }
  const answer = (await response.json().catch(() => ({}))) as Answer & { code?: string };
  if (response.ok) return answer;
  throw new Error(answer.code ?? "internal");
}
