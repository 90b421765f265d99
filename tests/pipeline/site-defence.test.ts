import { generatePhotos } from "@snaprace/fixtures";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Visitor, visitors } from "../support/people.ts";
import { type Product, productOn } from "../support/product.ts";
import { addressOf, siteRoutes } from "../support/site-manifest.ts";
import { startTestStack, type TestStack } from "../support/stack.ts";
import { uploadAndWait } from "../support/upload.ts";

/* The built site on a whole stack: what every answer carries, and a published race in which everybody who may write anything wrote an attack. */

const RACE = "hostile";
/** Breaks out of text, of an attribute, and of both. */
const ATTACK = `"><img/src=x onerror=xss()>" onmouseover="xss()`;
/** Found raw in a page, one of these would be at work; encoded, they are words. */
const AT_WORK = [/<img\/src=x/, /" onmouseover="xss/, /(?:href|src|action)=["']?\s*javascript:xss/i];

/** Family names that are told of nobody but the last one. */
const SHY = {
  "77": { name: "Trillian Astra", club: "Club Astra", is_minor: true },
  "88": { name: "Marvin Bistro", club: "Club Bistro", name_hidden: true },
  "99": { name: "Ford Prefect" },
} as const;
/** 0:41:17 */
const MINORS_MS = 2_477_000;

let stack: TestStack;
let product: Product;
let people: Visitor[];
let owner: Visitor;
let anonymous: Visitor;
let photo: string;

beforeAll(async () => {
  stack = await startTestStack({ demo: "none", site: true });
  product = await productOn(stack.config);
  people = await visitors(product, stack.config, "demo");
  owner = people.find(({ name }) => name === "owner")!;
  anonymous = people.find(({ name }) => name === "anonymous")!;
  await attack();
}, 300_000);
afterAll(() => stack?.stop());

/** Past the desk, whose forms would refuse some of it: nothing that is stored is trusted. */
async function attack(): Promise<void> {
  const write = async (table: string, row: Record<string, unknown>) => {
    const { error } = await product.truth.from(table).upsert(row);
    expect([table, error]).toEqual([table, null]);
  };
  const event = { event_id: RACE };
  await write("organizers", { id: "demo", name: ATTACK });
  await write("events", {
    id: RACE,
    organizer_id: "demo",
    name: ATTACK,
    place: ATTACK,
    starts_on: "2026-10-18",
    time_zone: "Asia/Seoul",
    status: "published",
    display_mode: "photos_and_results",
    face_mode: "at_upload",
    download_policy: "full",
    photos_meta: { notice: ATTACK, cover_photo_id: [ATTACK] },
    results_integration: { provider: ATTACK, url: "javascript:xss()" },
    finish_video: { url: "javascript:xss()", startsAt: "2026-10-18T00:00:00.000Z" },
    branding: { accent: ATTACK, sponsors: [{ name: ATTACK, url: "javascript:xss()" }] },
  });
  const sponsors = [{ name: ATTACK, url: `https://sponsor.example/${ATTACK}` }];
  await write("events", {
    id: "branded",
    organizer_id: "demo",
    name: "Branded",
    starts_on: "2026-10-18",
    time_zone: "Asia/Seoul",
    status: "published",
    branding: { accent: "#d33a10", sponsors },
  });
  const race = { id: "00000000-0000-4000-8000-000000000001", ...event, name: ATTACK };
  await write("races", { ...race, distance_m: 10_000, starts_at: "2026-10-18T00:00:00Z" });
  await write("checkpoints", { ...event, id: "finish", name: ATTACK, distance_m: 10_000 });
  const words = { name: ATTACK, club: ATTACK, division: ATTACK, wave: ATTACK, email: "a@example.com" };
  await write("event_runners", { ...event, race_id: race.id, bib: "1204", gender: "f", ...words });
  await write("results", { ...event, bib: "1204", gun_ms: 3_000_000, chip_ms: 2_990_000, place_overall: 1 });
  await write("splits", { ...event, bib: "1204", checkpoint_id: "finish", passed_at: "2026-10-18T00:50:00Z" });
  for (const [bib, shy] of Object.entries(SHY)) {
    await write("event_runners", { ...event, race_id: race.id, bib, gender: "f", ...shy });
    await write("results", { ...event, bib, gun_ms: MINORS_MS, chip_ms: MINORS_MS, place_overall: Number(bib) });
    await write("splits", { ...event, bib, checkpoint_id: "finish", passed_at: "2026-10-18T00:50:00Z" });
  }
  const website = `https://photos.example/${ATTACK}`;
  await write("photographers", { id: "mallory", organizer_id: "demo", name: ATTACK, handle: ATTACK, website });
  await write("event_photographers", { ...event, photographer_id: "mallory" });
  await product.edge.put(`event:${RACE}`, "published");
  const info = (await product.Event.fromID(product.truth, RACE))!;
  for await (const { jpeg } of generatePhotos({ seed: "hostile", count: 1 })) {
    photo = (await uploadAndWait(product, info, `${ATTACK}.jpg`, jpeg)).photoId;
  }
  const stored = (await product.projection.photo({ ...info, photoId: photo }))!;
  const bibs = ["1204", "77", "88"].map((bib) => ({ bib, decision: "added" as const }));
  const found = { ...product.Photo.decided(stored, bibs, new Date()) };
  expect(await product.projection.save({ ...found, photographerId: "mallory" }, stored)).toBe("saved");
}

function ask(address: string, { headers }: Visitor, init: RequestInit = {}): Promise<Response> {
  return fetch(`${stack.config.siteUrl}${address}`, {
    redirect: "manual",
    ...init,
    headers: { ...headers, ...init.headers },
  });
}

/** Every address of the site about the hostile race, in both languages. */
function addresses(): string[] {
  const plain = siteRoutes().map((route) => addressOf(route, RACE, photo));
  const pages = siteRoutes().filter((route) => route.startsWith("/[locale]"));
  const searches = ["?bib=1204", "?bib=9", `?name=${encodeURIComponent(ATTACK)}`, `?bib=${encodeURIComponent(ATTACK)}`];
  return [
    ...plain,
    ...pages.map((route) => `/ko${addressOf(route, RACE, photo)}`.replace(/\/$/, "")),
    ...searches.flatMap((search) => [`/events/${RACE}${search}`, `/ko/events/${RACE}${search}`]),
    `/events/${RACE}/results?bib=1204`,
    "/events/branded",
    "/looks/like/a.file",
    `/events/${encodeURIComponent(ATTACK)}`,
  ];
}

describe("Every answer", () => {
  test("forbids what is not ours, sniffing, framing and devices, whoever asks for what", async () => {
    const wrong: string[] = [];
    for (const address of addresses()) {
      for (const visitor of [anonymous, owner]) {
        const { headers } = await ask(address, visitor);
        const policy = headers.get("content-security-policy") ?? "";
        const isHtml = headers.get("content-type")?.startsWith("text/html");
        const wanted = {
          "x-content-type-options": "nosniff",
          "referrer-policy": "strict-origin-when-cross-origin",
          "cross-origin-opener-policy": "same-origin",
          "strict-transport-security": "max-age=31536000; includeSubDomains",
        };
        for (const [name, value] of Object.entries(wanted)) {
          if (headers.get(name) !== value) wrong.push(`${address}: ${name} is ${headers.get(name)}`);
        }
        if (!headers.get("permissions-policy")?.includes("geolocation=()"))
          wrong.push(`${address}: permissions-policy`);
        // One card is made for other people's pages, and can do nothing.
        const isCard = address.startsWith("/embed/");
        if (policy.includes("frame-ancestors 'none'") === isCard) wrong.push(`${address}: may be framed`);
        if (isCard && (!policy.startsWith("default-src 'none'; ") || policy.includes("script-src")))
          wrong.push(`${address}: ${policy}`);
        if (/unsafe-(inline|eval)|\*/.test(policy)) wrong.push(`${address}: ${policy}`);
        if (isHtml && !isCard && !policy.includes("require-trusted-types-for 'script'; trusted-types default"))
          wrong.push(`${address}: text may become a script`);
        if (isHtml && !isCard && !/script-src 'self' 'nonce-[A-Za-z0-9+/=]{20,}'/.test(policy))
          wrong.push(`${address}: no nonce`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test("about somebody signed in is kept by nobody, and what is kept for all sets no cookie", async () => {
    const wrong: string[] = [];
    for (const address of addresses()) {
      const mine = await ask(address, owner);
      const [cache, cookie] = [mine.headers.get("cache-control") ?? "", mine.headers.get("set-cookie")];
      const isShared = /public|s-maxage/.test(cache);
      if (isShared && cookie) wrong.push(`${address} is kept with a cookie: ${cookie}`);
      if (isShared && address.includes("/desk")) wrong.push(`${address} is kept: ${cache}`);
    }
    // An address that a careless cache takes for a picture must not be one of the desk's pages.
    const disguised = await ask(`/desk/events/${RACE}/photo.jpg`, owner);
    if (/public|s-maxage/.test(disguised.headers.get("cache-control") ?? "")) wrong.push("a disguised page is kept");
    expect(wrong).toEqual([]);
  });
});

describe("Words that people wrote", () => {
  test("are words on every page and in every answer, in both languages, for visitors and for the desk", async () => {
    const wrong: string[] = [];
    let mentions = 0;
    for (const address of addresses()) {
      for (const visitor of [anonymous, owner]) {
        const answer = await ask(address, visitor);
        if (answer.status >= 500) wrong.push(`${address} answers ${answer.status}`);
        const type = answer.headers.get("content-type") ?? "";
        const body = await answer.text();
        if (body.includes("onerror=xss()")) mentions += 1;
        if (!/html|xml|svg/.test(type)) continue;
        for (const sign of AT_WORK) if (sign.test(body)) wrong.push(`${address}: ${sign}`);
      }
    }
    expect(wrong).toEqual([]);
    // The attack is really there to be shown.
    expect(mentions).toBeGreaterThan(20);
  });

  test("never send anybody to another site after signing in", async () => {
    for (const next of [
      "https://elsewhere.example",
      "//elsewhere.example",
      "/\\elsewhere.example",
      "javascript:xss()",
    ]) {
      const answer = await ask(`/sign-in?returnTo=${encodeURIComponent(next)}`, owner);
      expect([next, answer.headers.get("location") ?? "stays"]).not.toEqual([
        next,
        expect.stringContaining("elsewhere"),
      ]);
      expect(await answer.text()).toContain('name="returnTo" value="/desk"');
    }
  });
});

test("A minor, and somebody who does not want to be found, is named nowhere: no page, list, search, link or API", async () => {
  const pages = [`/events/${RACE}`, `/events/${RACE}/results`, `/events/${RACE}/photos/${photo}`, `/embed/${RACE}`];
  const asked = ["?bib=77", "?bib=88", "?name=Trillian", "?name=Marvin", "?q=Trillian", "?q=Marvin", "?q=77", "?q=88"];
  const queries = [...asked, "?bib=99", "?name=Ford", "?q=Ford"];
  const api = [`/api/v1/events/${RACE}/photos`, `/api/v1/events/${RACE}/photos/${photo}`, `/api/v1/events/${RACE}`];
  const found = async (address: string) => {
    const body = await (await ask(address, anonymous)).text();
    return ["Astra", "Bistro", "Prefect"].filter((name) => body.includes(name)).map((name) => `${address}: ${name}`);
  };
  const all = pages.flatMap((page) => [page, ...queries.map((query) => `${page}${query}`)]);
  const told = (await Promise.all([...all, ...api, ...api.map((address) => `${address}?bib=77`)].map(found))).flat();
  expect(told.filter((line) => !line.endsWith("Prefect"))).toEqual([]);
  // Where names are told at all, hers would have been.
  for (const address of ["?bib=99", "?name=Ford", "/results", "/results?q=Ford"])
    expect(told).toContain(`/events/${RACE}${address}: Prefect`);
  // The result of a minor is hers alone; who hides her name keeps her place.
  const times = async (address: string) => (await (await ask(address, anonymous)).text()).includes("41:17");
  const [ofMinor, inSearch, ofShy] = ["?bib=77", "/results?q=77", "/results?q=88"].map(
    (end) => `/events/${RACE}${end}`,
  );
  expect(await Promise.all([ofMinor!, inSearch!, ofShy!].map(times))).toEqual([false, false, true]);
});

describe("Requests", () => {
  test("from another site's page change nothing: every handler that changes something refuses them", async () => {
    const wrong: string[] = [];
    for (const route of siteRoutes().filter((name) => name.endsWith("/route"))) {
      for (const method of ["POST", "DELETE"]) {
        const headers = { origin: "https://elsewhere.example", "content-type": "application/json" };
        const { status } = await ask(addressOf(route, RACE, photo), owner, { method, headers, body: "{}" });
        if (status !== 403 && status !== 405) wrong.push(`${method} ${route}: ${status}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test("that claim to come from within, or for another address, get what everybody gets", async () => {
    const inside = Array.from({ length: 5 }, () => "src/proxy").join(":");
    for (const headers of [
      { "x-middleware-subrequest": inside },
      { "x-middleware-subrequest": "proxy" },
      { "x-matched-path": "/desk" },
      { "x-invoke-path": "/desk" },
      { "x-original-url": "/desk" },
      { "x-rewrite-url": "/desk" },
    ] as Record<string, string>[]) {
      const page = await ask(`/events/${RACE}`, anonymous, { headers });
      const policy = page.headers.get("content-security-policy") ?? "";
      expect([headers, page.status, /'nonce-/.test(policy)]).toEqual([headers, 200, true]);
      expect([headers, (await ask("/desk", anonymous, { headers })).status]).toEqual([headers, 307]);
    }
  });

  test("for odd addresses never lead to another site", async () => {
    const addresses = ["//elsewhere.example", "/%5Celsewhere.example", "/ko//elsewhere.example", "/en/..%2f..%2fdesk"];
    for (const address of [...addresses, "//elsewhere.example/%2e%2e", "/ko/%2f%2felsewhere.example"]) {
      const { headers } = await fetch(`${stack.config.siteUrl}${address}`, { redirect: "manual" });
      const leads = new URL(headers.get("location") ?? "/", stack.config.siteUrl);
      expect([address, leads.host]).toEqual([address, new URL(stack.config.siteUrl).host]);
    }
  });

  test("for bib after bib are counted on pages as in the API, whatever addresses the caller claims to have", async () => {
    const limits = { limiter: product.limiter(), clock: product.clock };
    /** Anew before every question: a minute may be over. */
    const spend = async () => {
      for (const own of ["127.0.0.1", "::1"]) {
        const all = async () => {
          for (;;) await product.Limit.admit(limits, "bib", `${own} ${RACE}`);
        };
        await expect(all()).rejects.toMatchObject({ code: "rate-limited" });
      }
    };
    await spend();
    const headers = { "x-forwarded-for": "203.0.113.77", "x-viewer-address": "203.0.113.77" };
    const page = await ask(`/ko/events/${RACE}?bib=17`, anonymous, { headers });
    expect(page.status).toBe(429);
    expect(Number(page.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(page.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    expect(await page.text()).toContain("검색이 너무 많아요");
    const asking = [
      `/api/v1/events/${RACE}/photos?bib=17`,
      `/api/og/events/${RACE}?bib=17`,
      `/events/${RACE}?name=Zaphod`,
      `/events/${RACE}/photos/${photo}?bib=17`,
      `/ko/events/${RACE}/results?q=17`,
      `/%65vents/${RACE}?bib=17`,
    ];
    for (const address of asking) {
      await spend();
      expect([address, (await ask(address, anonymous, { headers })).status]).toEqual([address, 429]);
    }
    for (const address of [`/events/${RACE}`, `/events/${RACE}/photos/${photo}`, `/events/${RACE}/results`]) {
      expect([address, (await ask(address, anonymous, { headers })).status]).toEqual([address, 200]);
    }
    expect((await ask("/events/branded?bib=17", anonymous, { headers })).status).toBe(200);
  });
});

describe("A photo that is no longer shown", () => {
  /** Every address at which it could be fetched, as somebody would have kept them while it was shown. */
  async function keptAddresses(): Promise<string[]> {
    const info = (await product.Event.fromID(product.truth, RACE))!;
    const ref = { ...info, photoId: photo };
    const images = (["large", "medium", "small"] as const).map((size) => product.Photo.keys.rendition(ref, size));
    const body = new URLSearchParams({ ids: photo });
    const form = { "content-type": "application/x-www-form-urlencoded", origin: stack.config.siteUrl };
    const zip = await ask(`/api/v1/events/${RACE}/zip`, anonymous, { method: "POST", headers: form, body });
    const download = `${stack.config.siteUrl}/api/v1/events/${RACE}/photos/${photo}/download`;
    // Wherever a download leads, that address is one that can be kept, too.
    const ends = await Promise.all([download, `${download}?size=full`].map(async (url) => (await fetch(url)).url));
    return [
      ...images.map((key) => `${product.cdn}/${key}`),
      ...new Set([download, `${download}?size=full`, ...ends]),
      new URL(zip.headers.get("location") ?? "", stack.config.siteUrl).href,
      ...["", "/api/v1", "/api/og"].map((way) => `${stack.config.siteUrl}${way}/events/${RACE}/photos/${photo}`),
    ];
  }
  const statuses = (addresses: readonly string[]) =>
    Promise.all(
      addresses.map(async (address) => {
        const answer = await fetch(address);
        await answer.arrayBuffer();
        return `${answer.status}`;
      }),
    );
  const change = async (action: "takedown" | "delete" | "restore") => {
    const body = JSON.stringify({ action, photoIds: [photo] });
    const headers = { "content-type": "application/json", origin: stack.config.siteUrl };
    const answer = await ask(`/api/desk/events/${RACE}/photos`, owner, { method: "POST", headers, body });
    expect(answer.status).toBe(200);
  };

  test("is gone at once at every address that somebody kept: taken down, deleted, closed with its race, hidden", async () => {
    const kept = await keptAddresses();
    expect(kept.length).toBeGreaterThanOrEqual(9);
    const shown = kept.map(() => "200");
    const gone = kept.map(() => "404");
    expect(await statuses(kept)).toEqual(shown);
    for (const action of ["takedown", "delete"] as const) {
      await change(action);
      expect([action, await statuses(kept)]).toEqual([action, gone]);
      await change("restore");
      expect(await statuses(kept)).toEqual(shown);
    }
    await product.Event.unpublish(product, RACE);
    expect(["unpublished", await statuses(kept)]).toEqual(["unpublished", gone]);
    await product.Event.publish(product, RACE);
    expect(await statuses(kept)).toEqual(shown);
    const info = (await product.Event.fromID(product.truth, RACE))!;
    const proof = { by: "code", bib: "1204", photoIds: [photo], faceIds: [] } as const;
    await product.Privacy.request(product, info, proof, { kind: "hide", photoIds: [photo] });
    expect(["hidden", await statuses(kept)]).toEqual(["hidden", gone]);
  });
});
