import { mkdtempSync, rmSync } from "node:fs";
import { connect, createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { PGLiteSocketServer } from "@electric-sql/pglite-socket";
import { type Database, databaseSettings } from "@snaprace/core/env";
import type { PhotoTruth } from "@snaprace/core/port";
import { photoTruth } from "@snaprace/core/truth";
import { passwordEnd, postgresTruth } from "@snaprace/core/truth/postgres";
import { createClient } from "@supabase/supabase-js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freePorts } from "../../src/process/index.ts";
import { openDatabase } from "../../src/supabase/index.ts";
import { SAMPLES, type Scope } from "../support/access-rows.ts";
import { insertInto } from "../support/database.ts";

/* Both adapters of the pipeline's view of the truth layer, over one database. */

const SCOPE: Scope = { organizer: "org", event: "race-2026", bare: "bare-2026", number: 1 };
const PHOTO = "01JAAAAAAAAAAAAAAAAAAAAAAA";
const OTHER_PHOTO = "01JCCCCCCCCCCCCCCCCCCCCCCC";
const BOX = { left: 0.1, top: 0.2, width: 0.25, height: 0.5 };
/** Batches of photos: one that was taken back, and one that stands. */
const UNDONE = "5b0b7f7e-6a43-4d0f-9c52-0a3a2f6f3c11";
const OPEN = "5b0b7f7e-6a43-4d0f-9c52-0a3a2f6f3c12";
const SECRET = "sb_secret_test";

const directory = mkdtempSync(path.join(tmpdir(), "snaprace-truth-"));
const adapters: Record<string, PhotoTruth> = {};
const closing: (() => Promise<unknown>)[] = [];
let door: Door;
let database: Database;
let run: (sql: string) => Promise<unknown[]>;
const takedownsOf = (photoId: string) => run(`select * from public.takedowns where photo_id = '${photoId}'`);

beforeAll(async () => {
  const { app, connection } = await openDatabase({
    directory: path.join(directory, "postgres"),
    migrations: path.resolve(import.meta.dirname, "../../../../supabase/migrations"),
    outbox: path.join(directory, "outbox"),
    jwtSecret: "0".repeat(40),
    publishableKey: "sb_publishable_test",
    secretKey: SECRET,
    siteUrl: "http://localhost",
  });
  await app.init();
  run = async (sql) => (await connection.driver.query(sql)).rows;
  for (const sql of ROWS) await run(sql);

  const [port = 0, ownPort = 0] = await freePorts(2);
  const wire = new PGLiteSocketServer({
    db: connection.driver,
    host: "127.0.0.1",
    port: ownPort,
    maxConnections: 4,
  });
  await wire.start();
  door = await openDoor(port, ownPort);
  database = databaseSettings({
    DB_HOST: "127.0.0.1",
    DB_PORT: String(port),
    DB_NAME: "postgres",
    DB_USER: "postgres",
    DB_PASSWORD: "any",
    DB_TLS: "off",
  })!;
  const direct = postgresTruth(database);
  adapters["Postgres itself"] = direct;
  adapters["Supabase's API"] = photoTruth(
    createClient("http://truth.test", SECRET, {
      auth: { persistSession: false },
      global: { fetch: async (input, init) => app.fetch(new Request(input, init), { peerAddress: null }) },
    }),
  );
  closing.push(
    () => direct.close(),
    () => door.close(),
    () => wire.stop(),
    () => connection.close(),
  );
});

afterAll(async () => {
  for (const close of closing) await close();
  rmSync(directory, { recursive: true, force: true });
});

describe.each(["Supabase's API", "Postgres itself"])("Over %s", (name) => {
  const truth = () => adapters[name]!;

  test("an event comes with its rules, times in UTC", async () => {
    expect(await truth().event("race-2026")).toEqual({
      organizerId: "org",
      eventId: "race-2026",
      timeZone: "Asia/Seoul",
      faceMode: "on_demand",
      facesRequestedAt: "2026-10-18T00:30:00.000Z",
      facesExpireAt: "2026-12-17T00:00:00.000Z",
      bibRules: [{ name: "10K", from: 1000, to: 1999 }],
    });
  });

  test("an event without any of it has none, and one that is not there is absent", async () => {
    const bare = await truth().event("bare-2026");
    expect(bare).toMatchObject({ faceMode: "off", facesRequestedAt: undefined });
    expect(await truth().event("nowhere")).toBeUndefined();
    expect(await truth().event("x' or '1'='1")).toBeUndefined();
  });

  test("bibs are looked up on the start list, minors marked; a bib stays a string", async () => {
    const { hasStartList, entries } = await truth().startList("race-2026", ["1204", "007", "999999"]);
    expect(hasStartList).toBe(true);
    expect(entries.toSorted((a, b) => a.bib.localeCompare(b.bib))).toEqual([
      { bib: "007", minor: true },
      { bib: "1204", minor: false },
    ]);
  });

  test("no match on a start list is something else than no start list", async () => {
    expect(await truth().startList("race-2026", ["5"])).toEqual({ hasStartList: true, entries: [] });
    expect(await truth().startList("race-2026", [])).toEqual({ hasStartList: true, entries: [] });
    expect(await truth().startList("bare-2026", ["5"])).toEqual({ hasStartList: false, entries: [] });
  });

  test("a photo is taken down until it is restored", async () => {
    expect(await truth().whyAway("race-2026", PHOTO)).toBe("taken-down");
    expect(await truth().whyAway("race-2026", OTHER_PHOTO)).toBeUndefined();
    expect(await truth().whyAway("race-2026", "01JDDDDDDDDDDDDDDDDDDDDDDD")).toBeUndefined();
  });

  test("a photo that comes after its batch was taken back is noted as deleted with it, once", async () => {
    const late = `01J${name.startsWith("S") ? "E" : "F"}`.padEnd(26, "0");
    expect(await truth().whyAway("race-2026", late, OPEN)).toBeUndefined();
    expect(await takedownsOf(late)).toEqual([]);
    for (const _ of ["first", "again"]) expect(await truth().whyAway("race-2026", late, UNDONE)).toBe("taken-back");
    const noted = { kind: "deleted", reason: `batch ${UNDONE}`, restored_at: null };
    expect(await takedownsOf(late)).toMatchObject([{ ...noted, taken_down_at: "2026-10-18 00:00:00+00" }]);
    const term = "select photo_id from public.due_photo_erasures('2026-10-18T00:00:01Z', 10)";
    expect(await run(term)).toContainEqual({ photo_id: late });
  });

  test("a photo that somebody brought back by itself stays, though its batch is away", async () => {
    expect(await truth().whyAway("race-2026", OTHER_PHOTO, UNDONE)).toBeUndefined();
  });

  test("a photo that was erased and is sent again is to be erased again", async () => {
    const again = `01J${name.startsWith("S") ? "G" : "H"}`.padEnd(26, "0");
    await run(insertInto("takedowns", { event_id: "race-2026", photo_id: again, erased_at: "2026-10-19T00:00:00Z" }));
    expect(await truth().whyAway("race-2026", again)).toBe("taken-down");
    expect(await takedownsOf(again)).toMatchObject([{ erased_at: null }]);
  });

  test("a camera's clock is shifted by what a person found, or not known to be wrong", async () => {
    expect(await truth().clockShift?.("race-2026", "EOS R5 #1")).toBe(-3_600_000);
    expect(await truth().clockShift?.("race-2026", "another")).toBeUndefined();
  });

  test("faces that somebody asked to forget come as boxes on the photo", async () => {
    expect(await truth().suppressedFaces("race-2026", PHOTO)).toEqual([BOX]);
    expect(await truth().suppressedFaces("race-2026", OTHER_PHOTO)).toEqual([]);
  });
});

test("A connection that died between two questions is replaced without anybody noticing", async () => {
  const truth = adapters["Postgres itself"]!;
  await truth.event("race-2026");
  door.cut();
  expect(await truth.event("race-2026")).toMatchObject({ eventId: "race-2026" });
});

test("When the password of our role ends can be asked", async () => {
  expect(await passwordEnd(database)).toBeUndefined();
  await run("alter role postgres valid until '2027-02-24 09:00:00+09'");
  expect(await passwordEnd(database)).toEqual(new Date("2027-02-24T00:00:00Z"));
  await run("alter role postgres valid until 'infinity'");
  expect(await passwordEnd(database)).toBeUndefined();
});

test("A database that does not answer is an outage, not an empty start list", async () => {
  const [nowhere = 0] = await freePorts(1);
  const truth = postgresTruth({ ...database, port: nowhere });
  await expect(truth.startList("race-2026", ["1"])).rejects.toMatchObject({
    code: "unavailable",
    message: "The truth layer's database did not answer.",
  });
  await truth.close();
});

test("A database that takes the connection and is silent is an outage, too, and is not waited for twice", async () => {
  const taken: Socket[] = [];
  const server = createServer((socket) => void taken.push(socket));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  const truth = postgresTruth({ ...database, port }, { connectMs: 50, queryMs: 50, againWithinMs: 0 });
  await expect(truth.event("race-2026")).rejects.toMatchObject({
    code: "unavailable",
    message: "The truth layer's database did not answer.",
  });
  expect(taken.length).toBeLessThan(2);
  await truth.close();
  for (const socket of taken) socket.destroy();
  server.close();
});

/** Long enough for an answer to a connection that asked for no TLS: the database here says nothing to one that did. */
const UNHEARD = { connectMs: 2_000, queryMs: 2_000, againWithinMs: 0 };

test("A server without TLS is refused unless it is said to have none", async () => {
  const truth = postgresTruth({ ...database, tls: true }, UNHEARD);
  await expect(truth.event("race-2026")).rejects.toMatchObject({ code: "unavailable" });
  await truth.close();
});

const ROWS = [
  insertInto("organizers", SAMPLES.organizers!(SCOPE, "there")),
  insertInto("events", {
    ...SAMPLES.events!(SCOPE, "there"),
    face_mode: "on_demand",
    faces_requested_at: "2026-10-18T09:30:00+09:00",
    faces_expire_at: "2026-12-17T00:00:00Z",
    bib_rules: [{ name: "10K", from: 1000, to: 1999 }],
  }),
  insertInto("events", { ...SAMPLES.events!(SCOPE, "there"), id: SCOPE.bare, face_mode: "off" }),
  insertInto("races", { event_id: SCOPE.event, name: "10K" }),
  insertInto("event_runners", { event_id: SCOPE.event, bib: "1204", name: "Kim", is_minor: false }),
  insertInto("event_runners", { event_id: SCOPE.event, bib: "007", name: "Lee", is_minor: true }),
  insertInto("takedowns", { event_id: SCOPE.event, photo_id: PHOTO }),
  insertInto("takedowns", { event_id: SCOPE.event, photo_id: OTHER_PHOTO, restored_at: "2026-10-19T00:00:00Z" }),
  insertInto("upload_batches", { id: UNDONE, event_id: SCOPE.event, files: 1, undone_at: "2026-10-18T00:00:00Z" }),
  insertInto("upload_batches", { id: OPEN, event_id: SCOPE.event, files: 1 }),
  insertInto("camera_clocks", { event_id: SCOPE.event, camera_id: "EOS R5 #1", shift_ms: -3_600_000 }),
  insertInto("face_suppressions", { event_id: SCOPE.event, photo_id: PHOTO, box: BOX }),
];

interface Door {
  /** Breaks every connection that is open. */
  cut(): void;
  close(): Promise<void>;
}

/** Stands between client and server, so that a test can break what lies between them. */
async function openDoor(port: number, behind: number): Promise<Door> {
  const open = new Set<Socket>();
  const server: Server = createServer((client) => {
    const inner = connect(behind, "127.0.0.1");
    for (const socket of [client, inner]) {
      open.add(socket);
      socket.on("error", () => socket.destroy()).on("close", () => open.delete(socket));
    }
    client.pipe(inner).pipe(client);
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const cut = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    cut,
    close: () => {
      cut();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
