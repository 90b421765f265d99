import { expect, expectAccessible, test } from "./support/checks.ts";
import { demo } from "./support/demo.ts";

const event = `/events/${demo.eventId}`;
const [bib = ""] = demo.bibs;

/** Every route a runner can reach, in each of its states that looks different. */
const ROUTES = {
  "the races": "",
  "a gallery": event,
  "a runner's photos": `${event}?bib=${bib}`,
  "a bib without photos": `${event}?bib=9999`,
  "a name": `${event}?name=%EB%AC%B8%EC%88%98%EC%95%84`,
  "a name nobody has": `${event}?name=xqzvw`,
  "photos without a bib": `${event}?unidentified=1&from=07:00`,
  "a time that is none": `${event}?from=99:99`,
  "the selfie search": `${event}/selfie`,
  "no favourites": `${event}/favourites`,
  results: `${event}/results`,
  "no results": `${event}/results?q=xqzvw`,
  privacy: `${event}/privacy`,
  "the way in for organizers": "/sign-in",
  "nothing at all": "/events/no-such-race",
} as const;

for (const [name, path] of Object.entries(ROUTES)) {
  test(`Everybody can use the page of ${name}, in both languages, by day and by night`, async ({ page }) => {
    for (const locale of ["en", "ko"]) {
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        await page.goto(`${locale === "en" ? "" : "/ko"}${path}` || "/", { waitUntil: "networkidle" });
        await expect(page.locator("html")).toHaveAttribute("lang", locale);
        await expectAccessible(page);
        expect(await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")).toBe(
          0,
        );
      }
    }
  });
}

test("Everybody can use the page of a photo", async ({ page, request }) => {
  const { photos } = await (await request.get(`/api/v1${event}/photos?bib=${bib}`)).json();
  for (const prefix of ["", "/ko"]) {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto(`${prefix}${event}/photos/${photos[0].id}?bib=${bib}`);
      await expectAccessible(page);
    }
  }
});

test("Nothing is asked of anybody but this site and its image host", async ({ page }) => {
  const hosts = new Set<string>();
  page.on("request", (request) => {
    if (request.url().startsWith("http")) hosts.add(new URL(request.url()).hostname);
  });
  await page.goto(`${event}?bib=${bib}`, { waitUntil: "networkidle" });
  expect([...hosts].sort()).toEqual(["127.0.0.1", "localhost"]);
});
