import { expect, test } from "vitest";
import { CACHE } from "../../src/server/cache-control.ts";
import { pageCache } from "../../src/server/shared-page.ts";

const anonymous = { hasSession: false, setsCookie: false };
const of = (path: string, about = anonymous) => pageCache(new URL(path, "https://photos.example"), about);

test("What is the same for everybody may be kept at the CDN for half a minute", () => {
  const id = "0123456789ABCDEFGHJKMNPQRS";
  for (const path of [
    "/",
    "/ko",
    "/events/race",
    "/ko/events/race",
    "/events/race/results",
    `/events/race/photos/${id}`,
  ])
    expect([path, of(path)]).toEqual([path, CACHE.shared]);
  expect(Number(/s-maxage=(\d+)/.exec(CACHE.shared)?.[1])).toBeLessThanOrEqual(30);
});

test("What is about one person, for holders of a link, of somebody signed in or leaves a cookie is kept by nobody", () => {
  for (const path of [
    "/events/race?bib=7",
    "/events/race?name=kim",
    "/events/race/results?q=kim",
    "/events/race?preview=t",
  ])
    expect([path, of(path)]).toEqual([path, CACHE.none]);
  for (const path of ["/desk", "/sign-in", "/events/race/selfie", "/events/race/favourites", "/events/race/privacy"])
    expect([path, of(path)]).toEqual([path, CACHE.none]);
  expect(of("/events/race", { ...anonymous, hasSession: true })).toBe(CACHE.none);
  expect(of("/events/race", { ...anonymous, setsCookie: true })).toBe(CACHE.none);
});
