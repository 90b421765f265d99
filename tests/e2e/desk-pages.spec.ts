import { expect, expectAccessibleByDayAndNight, test } from "./support/checks.ts";
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

/** What languages change, a narrow page shows. */
const LOCALES = { phone: ["en", "ko"], desktop: ["en"] };

for (const [when, pages] of Object.entries(PAGES)) {
  test(`Everybody who works on a race can use the pages ${when}, by day and by night, at any width`, async ({
    page,
  }, info) => {
    await signIn(page);
    for (const locale of LOCALES[info.project.name as keyof typeof LOCALES]) {
      for (const path of pages) {
        await page.goto(locale === "en" ? path : `/ko${path}`);
        await expect(page.locator("html")).toHaveAttribute("lang", locale);
        await expectAccessibleByDayAndNight(page);
        const beyond = await page.evaluate(
          "document.documentElement.scrollWidth - document.documentElement.clientWidth",
        );
        expect(beyond, `${path} is wider than the screen`).toBe(0);
      }
    }
  });
}
