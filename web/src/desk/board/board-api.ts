import { deskPaths } from "../paths.ts";
import { ApiError } from "../upload/upload-api.ts";
import type { Board } from "./load-board.ts";

/** Asks for the board again and again; what has not changed costs an empty answer. */
export class BoardReader {
  readonly #eventId: string;
  #etag: string | undefined;

  constructor(eventId: string) {
    this.#eventId = eventId;
  }

  /** @returns `undefined` when nothing has changed @throws ApiError; TypeError when the network fails */
  async read(): Promise<Board | undefined> {
    const headers = this.#etag ? { "if-none-match": this.#etag } : undefined;
    const response = await fetch(deskPaths.api.board(this.#eventId), {
      ...(headers && { headers }),
      cache: "no-store",
    });
    if (response.status === 304) return undefined;
    if (!response.ok) {
      // What stands in between may answer with a page: then its words are ours.
      const refusal = (await response.json().catch(() => ({}))) as { code?: string };
      throw new ApiError(refusal.code ?? "internal");
    }
    const answer = (await response.json()) as Board;
    this.#etag = response.headers.get("etag") ?? undefined;
    return answer;
  }
}
