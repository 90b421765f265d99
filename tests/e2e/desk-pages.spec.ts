import { expect, expectAccessible, test } from "./support/checks.ts";
import { demo } from "./support/demo.ts";
import { signIn } from "./support/sign-in.ts";

const [bib = ""] = demo.bibs;
const event = `/desk/events/${demo.eventId}`;

/** Every page of the desk, a few to a journey. */
const PAGES = {
  "before a race": ["/desk", "/desk/new", "/desk/account", "/desk/organizers/demo", "/desk/organizers/demo/audit"],
  "while photos arrive": [event, `${event}/upload`, `${event}/review`, `${event}/photos`],
  "about runners": [
    `${event}/runners`,
    `${event}/runners/${bib}`,
    `${event}/runners/import`,
    `${event}/coverage`,
    `${event}/privacy`,
  ],
  "before everybody looks": [`${event}/publish`, `${event}/numbers`, `${event}/settings`],
} as const;

// What English by day shows is what every other journey of the desk looks at.
for (const [when, pages] of Object.entries(PAGES)) {
  test(`Everybody who works on a race can use the pages ${when}, in Korean and by night, at any width`, async ({
    page,
  }) => {
    test.setTimeout(180_000);
    await signIn(page);
    await page.emulateMedia({ colorScheme: "dark" });
    for (const path of pages) {
      await page.goto(`/ko${path}`);
      await expect(page.locator("html")).toHaveAttribute("lang", "ko");
      await expectAccessible(page);
      const beyond = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
      expect(beyond, `${path} is wider than the screen`).toBe(0);
    }
  });
}
