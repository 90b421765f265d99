import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { LedgerBatch, LedgerFile, Remembered } from "../../src/desk/upload/ledger.ts";
import { Uploader } from "../../src/desk/upload/uploader.ts";

/** What the browser remembers; the real one is in IndexedDB. */
const remembered = vi.hoisted(() => new Map<string, Remembered>());
vi.mock("../../src/desk/upload/ledger.ts", () => ({
  Ledger: class {
    unfinished = async () => [...remembered.values()];
    putBatch = async (batch: LedgerBatch) => {
      remembered.set(batch.batchId, { batch, files: remembered.get(batch.batchId)?.files ?? new Map() });
    };
    putFiles = async (files: readonly LedgerFile[]) => {
      for (const file of files) (remembered.get(file.batchId)?.files as Map<string, LedgerFile>)?.set(file.key, file);
    };
    forget = async (batchId: string) => void remembered.delete(batchId);
  },
}));

interface Sent {
  readonly url: string;
  readonly answer: (status: number) => void;
}

/** The server and the bucket: a file's hash is its name, its photo's id the same, and a sent file waits for its answer. */
class Net {
  readonly sent: Sent[] = [];
  readonly asked: string[] = [];
  isScriptThere = true;

  readonly fetch = (url: string, { method, body, signal }: RequestInit): Promise<Response> => {
    if (method === "PUT") {
      return new Promise((resolve, reject) => {
        this.sent.push({ url, answer: (status) => resolve(new Response(null, { status })) });
        signal?.addEventListener("abort", () => reject(signal.reason));
      });
    }
    this.asked.push(`${method} ${url}`);
    const input = JSON.parse(String(body)) as Record<string, { name: string; sha256: string }[] & string[]>;
    const put = (name: string) => ({ state: "new", photoId: name, put: { url: `put:${name}`, headers: {} } });
    const answer = {
      files: input.hashes?.map((photoId) => ({ photoId, state: "new" })),
      uploads: input.files?.map?.(({ name }) => put(name)),
      states: input.photoIds?.map((photoId) => ({ photoId, status: "processing", bibs: [] })),
    };
    return Promise.resolve(Response.json(answer));
  };

  readonly Worker = (() => {
    const net = this;
    return class {
      onmessage: ((event: object) => void) | undefined;
      onerror: (() => void) | undefined;
      terminate(): void {}
      postMessage({ id, file }: { id: number; file: File }): void {
        queueMicrotask(() =>
          net.isScriptThere ? this.onmessage?.({ data: { id, sha256: file.name } }) : this.onerror?.(),
        );
      }
    };
  })();
}

const found = (names: readonly string[]) => ({
  files: names.map((name) => ({ path: name, file: new File(["x"], name, { type: "image/jpeg", lastModified: 1 }) })),
  handles: [],
});
/** Whatever is on its way is done with, and timers of the next seconds have gone off. */
const settle = () => vi.advanceTimersByTimeAsync(5000);

describe("an upload", () => {
  let net: Net;
  beforeEach(() => {
    remembered.clear();
    net = new Net();
    vi.useFakeTimers();
    vi.stubGlobal("window", { addEventListener: () => {}, removeEventListener: () => {} });
    vi.stubGlobal("fetch", net.fetch);
    vi.stubGlobal("Worker", net.Worker);
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  test("No two of its files share a number, even after some were taken back", async () => {
    const uploader = new Uploader("e");
    await uploader.start();
    for (const names of [
      ["a1.jpg", "a2.jpg"],
      ["b1.jpg", "b2.jpg"],
    ])
      await uploader.add(found(names), "");
    await uploader.forget([...remembered.keys()][0]!);
    await uploader.add(found(["c1.jpg", "c2.jpg"]), "");
    await settle();
    const ids = uploader.state().items.map(({ id }) => id);
    expect(ids).toHaveLength(4);
    expect(new Set(ids).size).toBe(4);
    uploader.stop();
  });

  test("Nothing is sent or asked once its page is left, and it goes on when the page is back", async () => {
    const uploader = new Uploader("e");
    await uploader.start();
    await uploader.add(found(["a.jpg", "b.jpg", "c.jpg", "d.jpg", "e.jpg", "f.jpg"]), "");
    await settle();
    expect(net.sent).toHaveLength(4);
    uploader.stop();
    const before = net.asked.length;
    await vi.advanceTimersByTimeAsync(120_000);
    expect([net.sent.length, net.asked.length]).toEqual([4, before]);
    await uploader.start();
    await settle();
    expect(net.sent).toHaveLength(8);
    uploader.stop();
  });

  test("A page that is left while files are compared compares no more, and the rest is compared when it is back", async () => {
    const uploader = new Uploader("e");
    await uploader.start();
    const adding = uploader.add(found(["a.jpg", "b.jpg", "c.jpg"]), "");
    uploader.stop();
    await adding;
    await settle();
    expect(net.asked).toEqual([]);
    expect(uploader.state().items.map(({ stage }) => stage)).toEqual(["waiting", "waiting", "waiting"]);
    await uploader.start();
    await settle();
    expect(net.sent).toHaveLength(3);
    uploader.stop();
  });

  test("When the script that hashes does not come it waits as for the network, and goes on by itself", async () => {
    net.isScriptThere = false;
    const uploader = new Uploader("e");
    await uploader.start();
    void uploader.add(found(["a.jpg", "b.jpg", "c.jpg"]), "");
    await vi.advanceTimersByTimeAsync(300);
    net.isScriptThere = true;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(uploader.state().items.map(({ stage }) => stage)).toEqual(["sending", "sending", "sending"]);
    uploader.stop();
  });

  test("It is remembered until its last file is in the bucket, by whomever that was sent, and no longer", async () => {
    const uploader = new Uploader("e");
    await uploader.start();
    await uploader.add(found(["a.jpg", "b.jpg"]), "");
    await settle();
    net.sent[0]!.answer(200);
    await vi.advanceTimersByTimeAsync(0);
    expect(remembered.size).toBe(1);
    // Somebody else has sent the same bytes a moment before.
    net.sent[1]!.answer(412);
    await vi.advanceTimersByTimeAsync(0);
    expect(remembered.size).toBe(0);
    uploader.stop();
  });

  test("An upload of which nothing is left is not offered again", async () => {
    const batch = { batchId: "b", eventId: "e", photographerId: "", startedAt: 1, handles: [] };
    const file = { batchId: "b", key: "k", photoId: "p", state: "done" } as const;
    remembered.set("b", { batch, files: new Map([["k", file]]) });
    const uploader = new Uploader("e");
    await uploader.start();
    await settle();
    expect(uploader.state().unfinished).toEqual([]);
    uploader.stop();
  });
});
