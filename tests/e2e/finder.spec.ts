import { expect, expectAccessible, test } from "./support/checks.ts";
import { demo, signInCode as mailedCode } from "./support/demo.ts";

const [bib = ""] = demo.bibs;
const event = `/events/${demo.eventId}`;

test("A runner sees when she passed each place, tapping one leads to the photos of that moment", async ({ page }) => {
  await page.goto(`${event}?bib=${bib}`);
  const race = page.getByRole("region", { name: "Your race" });
  await expect(race).toContainText(/of \d+/);
  await race.getByRole("link", { name: /^Ridge/ }).click();
  await expect(page).toHaveURL(/from=\d\d%3A\d\d&to=\d\d%3A\d\d/);
  await expect(page.getByRole("list", { name: "Photos by capture time" })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("heading", { name: `Bib ${bib}` })).toBeVisible();
});

test("Somebody whose photos are not there yet is told of them by mail, after a code has proven the address", async ({
  page,
}) => {
  const email = `runner-${test.info().project.name}@example.com`;
  await page.goto(`${event}?bib=9999`);
  await page.getByLabel("Your e-mail address").fill("nowhere");
  await page.getByRole("button", { name: "Send me a code" }).click();
  await expect(page.getByText("An address looks like name@example.com.")).toBeVisible();
  await expectAccessible(page);
  const asked = new Date();
  await page.getByLabel("Your e-mail address").fill(email);
  await page.getByRole("button", { name: "Send me a code" }).click();
  await page.getByLabel(`The six digits we sent to ${email}`).fill(await mailedCode(email, asked));
  await page.getByRole("button", { name: "Tell me" }).click();
  await expect(page.getByText("We will write when more photos of 9999 are there.")).toBeVisible();
  await expectAccessible(page);
});

test("Initial consonants find a Korean name", async ({ page }) => {
  await page.goto(`${event}?name=${encodeURIComponent("ㅁㅅㅇ")}`);
  await expect(page.getByRole("link", { name: /문수아/ })).toBeVisible();
});

test("Any page of the results is one step away", async ({ page }) => {
  await page.goto(`${event}/results`);
  await page.getByLabel("Page", { exact: true }).fill("2");
  await page.getByRole("button", { name: "Go" }).click();
  await expect(page).toHaveURL(/page=2/);
  await expect(page.locator("tbody tr").first()).toContainText("51");
});
