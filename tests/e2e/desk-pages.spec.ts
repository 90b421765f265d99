import { expect, expectAccessible, test } from "./support/checks.ts";
import { demo } from "./support/demo.ts";
import { signIn } from "./support/sign-in.ts";

const [bib = ""] = demo.bibs;
const PARTS = ["", "/upload", "/review", "/photos", "/runners", `/runners/${bib}`, "/coverage", "/publish", "/numbers"];
const ROUTES = [
  "/desk",
  "/desk/new",
  "/desk/organizers/demo/audit",
  ...[...PARTS, "/privacy", "/settings"].map((part) => `/desk/events/${demo.eventId}${part}`),
];

// What English by day shows is what every other journey of the desk looks at.
test("Everybody who works on a race can use each page of the desk, in Korean and by night, at any width", async ({
  page,
}) => {
  test.setTimeout(180_000);
  await signIn(page);
  await page.emulateMedia({ colorScheme: "dark" });
  for (const route of ROUTES) {
    await page.goto(`/ko${route}`);
    await expect(page.locator("html")).toHaveAttribute("lang", "ko");
    await expectAccessible(page);
    const beyond = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    expect(beyond, `${route} is wider than the screen`).toBe(0);
  }
});
