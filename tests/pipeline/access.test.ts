import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Visitor, visitors } from "../support/people.ts";
import { type Product, productOn } from "../support/product.ts";
import { addressOf, type ServerAction, serverActions, siteRoutes } from "../support/site-manifest.ts";
import { startTestStack, type TestStack } from "../support/stack.ts";

/* Every page, route handler and server action that the built site has, tried as everybody on a draft of the demo's organizer. */

const DRAFT = "draft-race";
const NOWHERE = "no-such-race";
const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

const EVERYBODY = "200 200 200 200 200 200";
/** Not even its people see a draft where the public looks; they have a private link. */
const NOBODY = "404 404 404 404 404 404";
const SIGNED_IN = "307 200 200 200 200 200";
const TEAM = "307 404 404 200 200 200";
const EDITORS = "307 404 404 404 200 200";
const OWNERS = "307 404 404 404 404 200";
/** What has passed is told that its body is wrong. */
const TEAM_CALLS = "401 404 404 400 400 400";
const EDITORS_CALL = "401 404 404 403 400 400";
const TEAM_ASKS = "401 404 404 200 200 200";
const EDITORS_ASK = "401 404 404 403 200 200";

/**
 * What anonymous, stranger, another organizer's owner, photographer, editor and owner are answered. A page, a handler or a
 * method without a line fails.
 */
const RULES: Readonly<Record<string, string>> = {
  "GET /[locale]/[...rest]/page": NOBODY,
  "GET /[locale]/desk/events/[event]/coverage/page": EDITORS,
  "GET /[locale]/desk/events/[event]/numbers/page": EDITORS,
  "GET /[locale]/desk/account/page": SIGNED_IN,
  "GET /[locale]/desk/events/[event]/page": TEAM,
  "GET /[locale]/desk/events/[event]/privacy/page": EDITORS,
  "GET /[locale]/desk/events/[event]/photos/page": EDITORS,
  "GET /[locale]/desk/events/[event]/publish/page": EDITORS,
  "GET /[locale]/desk/events/[event]/review/page": EDITORS,
  "GET /[locale]/desk/events/[event]/runners/[bib]/page": EDITORS,
  "GET /[locale]/desk/events/[event]/runners/import/page": EDITORS,
  "GET /[locale]/desk/events/[event]/runners/page": EDITORS,
  "GET /[locale]/desk/events/[event]/settings/page": EDITORS,
  "GET /[locale]/desk/events/[event]/upload/page": TEAM,
  "GET /[locale]/desk/new/page": SIGNED_IN,
  "GET /[locale]/desk/organizers/[organizer]/audit/page": OWNERS,
  "GET /[locale]/desk/organizers/[organizer]/page": OWNERS,
  "GET /[locale]/desk/page": SIGNED_IN,
  "GET /[locale]/events/[event]/favourites/page": NOBODY,
  "GET /[locale]/events/[event]/not-saved/page": NOBODY,
  "GET /[locale]/events/[event]/page": NOBODY,
  "GET /[locale]/events/[event]/photos/[photo]/page": NOBODY,
  "GET /[locale]/events/[event]/privacy/page": NOBODY,
  "GET /[locale]/events/[event]/results/page": NOBODY,
  "GET /[locale]/events/[event]/selfie/page": NOBODY,
  "GET /[locale]/events/[event]/wall/page": NOBODY,
  "GET /[locale]/page": EVERYBODY,
  "GET /[locale]/sign-in/page": EVERYBODY,
  "GET /[locale]/unsubscribe/page": EVERYBODY,
  "GET /_global-error/page": NOBODY,
  "GET /_not-found/page": NOBODY,
  "GET /api/desk/events/[event]/coverage/route": "401 404 404 403 200 200",
  "GET /api/desk/events/[event]/disclosure/route": "401 404 404 403 404 404",
  "GET /api/desk/events/[event]/board/route": TEAM_ASKS,
  "GET /api/desk/events/[event]/cameras/route": EDITORS_ASK,
  "POST /api/desk/events/[event]/cameras/route": EDITORS_CALL,
  "POST /api/desk/events/[event]/imports/preview/route": EDITORS_CALL,
  "POST /api/desk/events/[event]/imports/rejects/route": EDITORS_CALL,
  "POST /api/desk/events/[event]/imports/route": EDITORS_CALL,
  "GET /api/desk/events/[event]/photos/picture/route": "401 404 404 403 404 404",
  "GET /api/desk/events/[event]/photos/route": EDITORS_ASK,
  "POST /api/desk/events/[event]/photos/route": EDITORS_CALL,
  "GET /api/desk/events/[event]/review/route": EDITORS_ASK,
  "GET /api/desk/events/[event]/logo/route": "401 404 404 404 404 404",
  "POST /api/desk/events/[event]/logo/route": EDITORS_CALL,
  "DELETE /api/desk/events/[event]/logo/route": "401 404 404 403 204 204",
  "POST /api/desk/events/[event]/video/route": EDITORS_CALL,
  "PUT /api/desk/events/[event]/video/route": EDITORS_CALL,
  "DELETE /api/desk/events/[event]/video/route": "401 404 404 403 204 204",
  "GET /api/desk/events/[event]/numbers/route": "401 404 404 403 200 200",
  "GET /api/desk/events/[event]/poster/route": "401 404 404 403 200 200",
  "POST /api/desk/events/[event]/review/route": EDITORS_CALL,
  "POST /api/desk/events/[event]/review/undo/route": EDITORS_CALL,
  "GET /api/desk/events/[event]/uploads/batches/route": TEAM_ASKS,
  "POST /api/desk/events/[event]/uploads/batches/route": TEAM_CALLS,
  "PATCH /api/desk/events/[event]/uploads/batches/route": TEAM_CALLS,
  "POST /api/desk/events/[event]/uploads/batches/undo/route": TEAM_CALLS,
  "POST /api/desk/events/[event]/uploads/check/route": TEAM_CALLS,
  "POST /api/desk/events/[event]/uploads/route": TEAM_CALLS,
  "POST /api/desk/events/[event]/uploads/states/route": TEAM_CALLS,
  "GET /api/desk/organizers/[organizer]/audit/route": "401 404 404 404 404 200",
  "GET /api/health/route": EVERYBODY,
  "GET /api/og/events/[event]/photos/[photo]/route": NOBODY,
  "GET /api/og/events/[event]/route": NOBODY,
  "GET /api/v1/events/[event]/consents/current/route": NOBODY,
  "DELETE /api/v1/events/[event]/consents/current/route": NOBODY,
  "POST /api/v1/events/[event]/consents/route": NOBODY,
  "GET /api/v1/events/[event]/logo/route": NOBODY,
  "POST /api/v1/events/[event]/mails/confirm/route": NOBODY,
  "POST /api/v1/events/[event]/mails/route": NOBODY,
  "GET /api/v1/events/[event]/photos/[photo]/download/route": NOBODY,
  "GET /api/v1/events/[event]/photos/[photo]/route": NOBODY,
  "GET /api/v1/events/[event]/photos/route": NOBODY,
  "POST /api/v1/events/[event]/privacy/code/proof/route": NOBODY,
  "POST /api/v1/events/[event]/privacy/code/route": NOBODY,
  "POST /api/v1/events/[event]/privacy/proof/route": NOBODY,
  "POST /api/v1/events/[event]/privacy/requests/route": NOBODY,
  "POST /api/v1/events/[event]/reports/route": NOBODY,
  "GET /api/v1/events/[event]/route": NOBODY,
  "POST /api/v1/events/[event]/selfie/route": NOBODY,
  "POST /api/v1/events/[event]/visits/route": NOBODY,
  "GET /api/v1/events/[event]/zip/[selection]/route": NOBODY,
  "GET /api/v1/events/[event]/wall/route": NOBODY,
  "POST /api/v1/events/[event]/zip/route": NOBODY,
  "POST /api/v1/mails/unsubscribe/route": "204 204 204 204 204 204",
  "GET /embed/[event]/route": NOBODY,
  "GET /icon.svg/route": EVERYBODY,
  "GET /robots.txt/route": EVERYBODY,
  "GET /sitemap.xml/route": EVERYBODY,
};

/** Thousands of answers, however busy the machine. */
const PATIENCE_MS = 600_000;

const PAIRS = 25;
/** A difference that survives the way through a network. ms */
const LEAST_MS = 10;
const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1]!;

const UNKNOWN_ID = "00000000-0000-4000-8000-0000000000ff";
type Form = Readonly<Record<string, string>>;

/** What each server action is called with: its arguments, and a form as the last one where it has one. `public` ones are for all. */
const ACTIONS: Readonly<Record<string, "public" | { readonly values: readonly unknown[]; readonly form?: Form }>> = {
  "session/account-actions.ts choosePassword": "public",
  "session/account-actions.ts signOutEverywhere": "public",
  "session/actions.ts signOut": "public",
  "session/actions.ts signIn": "public",
  "desk/people/actions.ts acceptInvitation": { values: [UNKNOWN_ID] },
  "desk/people/actions.ts changePerson": { values: ["demo", UNKNOWN_ID, {}], form: { role: "owner" } },
  "desk/people/actions.ts invite": { values: ["demo", {}], form: { email: "friend@example.com", role: "owner" } },
  "desk/people/actions.ts revokeInvitation": { values: ["demo", UNKNOWN_ID] },
  "desk/actions.ts closeEvent": { values: [DRAFT] },
  "desk/actions.ts createEvent": {
    values: [{}],
    form: {
      organizerId: "demo",
      name: "Mine",
      eventId: "mine",
      startsOn: "2026-11-01",
      timeZone: "UTC",
      faceMode: "off",
    },
  },
  "desk/coverage/actions.ts placeCamera": { values: [DRAFT, "camera", ""] },
  "desk/import/actions.ts undoImport": { values: [DRAFT, UNKNOWN_ID] },
  "desk/privacy/actions.ts answerRequest": { values: [DRAFT, UNKNOWN_ID, {}], form: { outcome: "restored", note: "" } },
  "desk/publish/actions.ts publishEvent": { values: [DRAFT, {}], form: { publish: "yes" } },
  "desk/publish/actions.ts renewLink": { values: [DRAFT] },
  "desk/runners/actions.ts correctRunner": { values: [DRAFT, "1204", {}], form: { name: "Somebody else" } },
  "desk/settings/actions.ts duplicateEvent": {
    values: [DRAFT, {}],
    form: { eventId: "copy-of-draft", name: "Copy", startsOn: "2026-11-01" },
  },
  "desk/settings/actions.ts setArchived": { values: [DRAFT, true] },
  "desk/settings/actions.ts saveSettings": { values: [DRAFT, {}], form: { section: "basics", name: "Mine now" } },
  "desk/settings/actions.ts savePhotographer": { values: [DRAFT, {}], form: { name: "Me", handle: "me" } },
  "desk/settings/actions.ts saveCheckpoint": { values: [DRAFT, {}], form: { name: "Bridge", km: "5" } },
  "desk/settings/actions.ts saveRace": { values: [DRAFT, {}], form: { name: "Half marathon", distance: "21.1" } },
};

/** Called by editors, these are refused as well. */
const FOR_OWNERS = ["changePerson", "invite", "revokeInvitation"].map((name) => `desk/people/actions.ts ${name}`);
const OUTSIDERS = ["anonymous", "stranger", "other organizer's owner", "photographer"];
/** Whose call of an action must change nothing. */
const refusedTo = (action: string) => (FOR_OWNERS.includes(action) ? [...OUTSIDERS, "editor"] : OUTSIDERS);
const GUARDED = Object.keys(ACTIONS).filter((name) => ACTIONS[name] !== "public");

let stack: TestStack;
let product: Product;
let people: Visitor[];

beforeAll(async () => {
  stack = await startTestStack({ demo: "none", site: true });
  product = await productOn(stack.config);
  const { error } = await product.truth.from("events").insert({
    id: DRAFT,
    organizer_id: "demo",
    name: "Draft",
    starts_on: "2026-10-18",
    time_zone: "Asia/Seoul",
  });
  expect(error).toBeNull();
  const runner = { event_id: DRAFT, bib: "1204", name: "Jiwoo" };
  expect((await product.truth.from("event_runners").insert(runner)).error).toBeNull();
  people = await visitors(product, stack.config, "demo");
}, 300_000);
afterAll(() => stack?.stop());

async function ask(address: string, method: string, { headers }: Visitor) {
  const own = { origin: stack.config.siteUrl, "content-type": "application/json" };
  const response = await fetch(`${stack.config.siteUrl}${address}`, {
    method,
    redirect: "manual",
    headers: { ...headers, ...(method !== "GET" && own) },
    ...(method !== "GET" && { body: "{}" }),
  });
  return { status: response.status, body: await response.text() };
}

describe("Pages and route handlers", () => {
  test(
    "Everybody is answered by each what its rule says",
    async () => {
      const answers: Record<string, string> = {};
      for (const route of siteRoutes()) {
        for (const method of route.endsWith("/page") ? ["GET"] : METHODS) {
          const statuses: number[] = [];
          // One after the other where something is changed: two who change the same thing at once are told so.
          for (const group of method === "GET" ? [people] : people.map((visitor) => [visitor])) {
            const asked = group.map((visitor) => ask(addressOf(route, DRAFT), method, visitor));
            statuses.push(...(await Promise.all(asked)).map(({ status }) => status));
          }
          if (statuses.some((status) => status !== 405)) answers[`${method} ${route}`] = statuses.join(" ");
        }
      }
      expect(answers).toEqual(RULES);
    },
    PATIENCE_MS,
  );

  test(
    "Who may not know of a race is answered the same as for one that does not exist",
    async () => {
      const outsiders = people.filter(({ name }) => !["photographer", "editor", "owner"].includes(name));
      expect(outsiders).toHaveLength(3);
      const told: string[] = [];
      for (const rule of Object.keys(RULES).filter((name) => name.includes("[event]"))) {
        const [method = "", route = ""] = rule.split(" ");
        const tries = outsiders.map(async (visitor) => {
          const there = await ask(addressOf(route, DRAFT), method, visitor);
          const nowhere = await ask(addressOf(route, NOWHERE), method, visitor);
          // Pages carry a nonce and the address that was asked for.
          const isSame = route.endsWith("/page") || there.body === nowhere.body;
          if (there.status !== nowhere.status || !isSame) told.push(`${rule} tells ${visitor.name}`);
        });
        await Promise.all(tries);
      }
      expect(told).toEqual([]);
    },
    PATIENCE_MS,
  );
});

test("The connection that all visitors share can never come to speak for somebody", async () => {
  const { publicTruth } = await import("@snaprace/core/truth");
  const account = { email: "newcomer@example.com", password: "long and unique words" };
  await expect(async () => publicTruth().auth.signUp(account)).rejects.toThrow();
  expect((await publicTruth().from("events").select("id").eq("id", DRAFT)).data).toEqual([]);
});

describe("Time", () => {
  test("to an answer does not tell a race that is not one's own from one that does not exist", async () => {
    const stranger = people.find(({ name }) => name === "other organizer's owner")!;
    const told: string[] = [];
    for (const [method, path] of [
      ["GET", "/desk/events/RACE"],
      ["GET", "/events/RACE"],
      ["POST", "/api/desk/events/RACE/uploads"],
      ["GET", "/api/v1/events/RACE/photos"],
    ] as const) {
      const timed = async (event: string) => {
        const started = performance.now();
        await ask(path.replace("RACE", event), method, stranger);
        return performance.now() - started;
      };
      // In pairs, so that a busy machine slows both down alike.
      const pairs: [number, number][] = [];
      for (let pair = 0; pair < PAIRS; pair++) pairs.push([await timed(DRAFT), await timed(NOWHERE)]);
      const slower = pairs.filter(([there, nowhere]) => there > nowhere).length;
      const [there, nowhere] = [0, 1].map((of) => median(pairs.map((pair) => pair[of]!))) as [number, number];
      // Chance alone has one of 25 pairs' sides slower 23 times once in 100,000 runs.
      const isOneSided = Math.max(slower, PAIRS - slower) >= 23;
      if (isOneSided && Math.abs(there - nowhere) > LEAST_MS) told.push(`${path}: ${there} and ${nowhere} ms`);
    }
    expect(told).toEqual([]);
  });
});

/** Calls a server action as React does: the arguments as JSON, a form among them by reference. */
async function call(action: ServerAction, { headers }: Visitor, origin = stack.config.siteUrl): Promise<string> {
  const call = ACTIONS[action.name];
  if (call === undefined || call === "public") throw new Error(`No arguments for ${action.name}.`);
  const body = new FormData();
  for (const [name, value] of Object.entries(call.form ?? {})) body.append(`_1_${name}`, value);
  body.append("0", JSON.stringify(call.form ? [...call.values, "$K1"] : call.values));
  const response = await fetch(`${stack.config.siteUrl}${addressOf(action.page, DRAFT)}`, {
    method: "POST",
    redirect: "manual",
    headers: { ...headers, origin, "next-action": action.id },
    body,
  });
  return response.text();
}

const TABLES = [
  "organizers",
  "organizer_members",
  "organizer_invitations",
  "events",
  "races",
  "checkpoints",
  "photographers",
  "event_photographers",
  "event_runners",
  "imports",
  "audit_log",
];

async function everything(): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (const table of TABLES) {
    const { data, error } = await product.truth.from(table).select("*");
    expect(error).toBeNull();
    found[table] = (data ?? []).map((row) => JSON.stringify(row)).sort();
  }
  return found;
}

describe("Server actions", () => {
  test("Each has a rule", () => {
    expect(
      serverActions()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(Object.keys(ACTIONS).sort());
  });

  test("Called by anybody who may not, none changes anything", async () => {
    const before = await everything();
    const answers: string[] = [];
    for (const action of serverActions().filter(({ name }) => GUARDED.includes(name))) {
      const refused = refusedTo(action.name);
      for (const visitor of people.filter(({ name }) => refused.includes(name))) {
        answers.push(await call(action, visitor));
      }
    }
    expect(answers).toHaveLength(GUARDED.flatMap(refusedTo).length);
    expect(answers.filter((answer) => answer.includes('"status":"saved"'))).toEqual([]);
    expect(await everything()).toEqual(before);
  });

  test("The same call from another site changes nothing, whoever is signed in; from ours, an editor's does", async () => {
    const before = await everything();
    const saveRace = serverActions().find(({ name }) => name.endsWith(" saveRace"))!;
    const editor = people.find(({ name }) => name === "editor")!;
    await call(saveRace, editor, "https://elsewhere.example");
    expect(await everything()).toEqual(before);
    await call(saveRace, editor);
    const { data } = await product.truth.from("races").select("name").eq("event_id", DRAFT);
    expect(data).toEqual([{ name: "Half marathon" }]);
  });

  test("A call that was captured is refused from everybody else, and from the editor whose it was once she signed out", async () => {
    const named = (name: string) => serverActions().find((action) => action.name === name)!;
    const captured = named("desk/settings/actions.ts saveCheckpoint");
    const editor = people.find(({ name }) => name === "editor")!;
    expect(await call(captured, editor)).toContain('"status":"saved"');
    const before = await everything();
    const others = people.filter(({ name }) => OUTSIDERS.includes(name));
    expect(others).toHaveLength(4);
    for (const visitor of others) expect(await call(captured, visitor)).not.toContain('"status":"saved"');
    const signOut = named("session/actions.ts signOut");
    const signedOut = await fetch(`${stack.config.siteUrl}${addressOf(signOut.page, DRAFT)}`, {
      method: "POST",
      redirect: "manual",
      headers: { ...editor.headers, origin: stack.config.siteUrl, "next-action": signOut.id },
      body: "[]",
    });
    expect(signedOut.status).toBeLessThan(400);
    // With the very cookies that the browser had: they are worth nothing any more.
    expect(await call(captured, editor)).not.toContain('"status":"saved"');
    expect((await ask("/desk", "GET", editor)).status).toBe(307);
    expect(await everything()).toEqual(before);
  });

  test("The very same calls by an owner are let in, so it was the right that was missing", async () => {
    const owner = people.find(({ name }) => name === "owner")!;
    const refused: string[] = [];
    // Last what puts the race away, so that it is seen to have happened.
    const isLast = ({ name }: ServerAction) => Number(name.endsWith(" setArchived"));
    const actions = serverActions().filter(({ name }) => ACTIONS[name] !== "public");
    for (const action of actions.sort((a, b) => isLast(a) - isLast(b))) {
      const answer = await call(action, owner);
      if (/"code":"not-(allowed|signed-in)"|E\{"digest"/.test(answer)) refused.push(action.name);
    }
    expect(refused).toEqual([]);
    const { data } = await product.truth.from("events").select("id, status").in("id", [DRAFT, "mine", "copy-of-draft"]);
    expect(data).toHaveLength(3);
    expect(data).toContainEqual({ id: DRAFT, status: "archived" });
  });
});
