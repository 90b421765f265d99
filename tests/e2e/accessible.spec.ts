import { expect, expectAccessibleByDayAndNight, test } from "./support/checks.ts";
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
  "a download that was refused": `${event}/not-saved?why=not-found`,
  "the way in for organizers": "/sign-in",
  "nothing at all": "/events/no-such-race",
} as const;

/** What languages change, a narrow page shows. */
const LOCALES = { phone: ["en", "ko"], desktop: ["en"] };

for (const [name, path] of Object.entries(ROUTES)) {
  test(`Everybody can use the page of ${name}, by day and by night`, async ({ page }, info) => {
    for (const locale of LOCALES[info.project.name as keyof typeof LOCALES]) {
      await page.goto(`${locale === "en" ? "" : "/ko"}${path}` || "/");
      await expect(page.locator("html")).toHaveAttribute("lang", locale);
      await expectAccessibleByDayAndNight(page);
      expect(await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")).toBe(
        0,
      );
    }
  });
}

test("Everybody can use the page of a photo", async ({ page, request }) => {
  const { photos } = await (await request.get(`/api/v1${event}/photos?bib=${bib}`)).json();
  for (const prefix of ["", "/ko"]) {
    await page.goto(`${prefix}${event}/photos/${photos[0].id}?bib=${bib}`);
    await expectAccessibleByDayAndNight(page);
  }
});

test("Everybody can use what only a press leads to: a code by mail, and the receipt of a consent", async ({
  page,
}, info) => {
  test.setTimeout(120_000);
  await page.goto(`${event}/selfie`);
  await page.getByRole("button", { name: "I agree, go on" }).click();
  await expect(page.getByText("You agreed to face search for this race.")).toBeVisible();
  for (const locale of LOCALES[info.project.name as keyof typeof LOCALES]) {
    const prefix = locale === "en" ? "" : "/ko";
    await page.goto(`${prefix}${event}?bib=9999`);
    await page.locator("#tell-email").fill(`states-${info.project.name}-${locale}@example.com`);
    await page.locator("#tell-email").press("Enter");
    await expect(page.locator("#tell-code")).toBeVisible();
    await expectAccessibleByDayAndNight(page);
    await page.goto(`${prefix}${event}/privacy`);
    await expect(page.locator("[aria-labelledby=consent]").getByRole("button")).toBeVisible();
    await expectAccessibleByDayAndNight(page);
  }
});

// Their journeys are elsewhere.
test("Everybody can use the wall, and the way out of our mails", { tag: "@phone" }, async ({ page }) => {
  test.setTimeout(120_000);
  for (const path of [`${event}/wall`, "/unsubscribe?token=of-a-mail-long-ago"]) {
    for (const prefix of ["", "/ko"]) {
      await page.goto(`${prefix}${path}`);
      await expectAccessibleByDayAndNight(page);
    }
  }
});

test("Everybody can use an organizer's home", async ({ page }, info) => {
  const home = new URL(demo.siteUrl);
  home.hostname = `demo.${home.hostname}`;
  for (const locale of LOCALES[info.project.name as keyof typeof LOCALES]) {
    await page.goto(new URL(locale === "en" ? "/" : "/ko", home).href);
    await expect(page.locator("html")).toHaveAttribute("lang", locale);
    await expectAccessibleByDayAndNight(page);
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
