import { deskPaths } from "../paths.ts";
import { ApiError } from "../upload/upload-api.ts";
import type { Board } from "./load-board.ts";

/** ms after which an answer is no longer waited for. */
const PATIENCE_MS = 30_000;

/** Asks for the board again and again; what has not changed costs an empty answer. */
export class BoardReader {
  readonly #eventId: string;
  #last: { readonly board: Board; readonly etag: string } | undefined;

  constructor(eventId: string) {
    this.#eventId = eventId;
  }

  /** @throws ApiError; TypeError or DOMException when there is no answer */
  async read(): Promise<Board> {
    const headers = this.#last && { "if-none-match": this.#last.etag };
    const response = await fetch(deskPaths.api.board(this.#eventId), {
      ...(headers && { headers }),
      cache: "no-store",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (response.status === 304 && this.#last) return this.#last.board;
    if (!response.ok) {
      // What stands in between may answer with a page: then its words are ours.
      const refusal = (await response.json().catch(() => ({}))) as { code?: string };
      throw new ApiError(refusal.code ?? "internal");
    }
    const board = (await response.json()) as Board;
    const etag = response.headers.get("etag");
    this.#last = etag ? { board, etag } : undefined;
    return board;
  }
}
