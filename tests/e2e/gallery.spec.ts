import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./support/checks.ts";
import { demo } from "./support/demo.ts";

const [bib = ""] = demo.bibs;
const event = `/events/${demo.eventId}`;
const list = (page: Page) => page.getByRole("list", { name: "Photos by capture time" });
const tiles = (page: Page) => list(page).getByRole("listitem");
const viewer = (page: Page) => page.locator(".yarl__root");

test("A photo opens under its own address; keys turn the page, Back closes it, a reload shows the photo's page", async ({
  page,
}) => {
  await page.goto(`${event}?bib=${bib}`);
  await tiles(page).first().getByRole("link").click();
  await expect(viewer(page).getByText(/^1 of \d+$/)).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`${event}/photos/[0-9A-Z]{26}\\?bib=${bib}$`));
  await expect(viewer(page).getByRole("link", { name: `All photos of bib ${bib}` })).toBeVisible();
  await expectAccessible(page);

  await page.keyboard.press("ArrowRight");
  await expect(viewer(page).getByText(/^2 of \d+$/)).toBeVisible();
  const second = page.url();
  await page.goBack();
  await expect(viewer(page)).toHaveCount(0);
  await expect(page).toHaveURL(new RegExp(`${event}\\?bib=${bib}$`));
  await expect(tiles(page).nth(1).getByRole("link")).toBeFocused();

  await page.goForward();
  await expect(viewer(page).getByText(/^2 of \d+$/)).toBeVisible();
  await viewer(page).getByRole("link", { name: "Hide this photo" }).click();
  await expect(page.getByRole("heading", { name: "Hide this photo" })).toBeVisible();
  await page.goBack();
  await expect(viewer(page).getByText(/^2 of \d+$/)).toBeVisible();
  expect(page.url()).toBe(second);
  await page.goBack();
  await expect(viewer(page)).toHaveCount(0);

  await page.goto(second);
  await expect(page.locator(".photo-stage img")).toHaveJSProperty("complete", true);
});

test("A runner marks a favourite without an account and finds it again", async ({ page }) => {
  await page.goto(event);
  await tiles(page).first().getByRole("link").click();
  await viewer(page).getByRole("button", { name: "Favourite" }).click();
  await expect(viewer(page).getByRole("button", { name: "Favourite" })).toHaveAttribute("aria-pressed", "true");
  await page.goto(`${event}/favourites`);
  await expect(tiles(page)).toHaveCount(1);
  await expectAccessible(page);
});

// Phones have no Tab key.
test("With the keyboard alone a runner finds her photos, looks at one, and is back where she was", {
  tag: "@desktop",
}, async ({ page }) => {
  const focused = page.locator(":focus");
  /** Presses Tab until an element that fits has the focus. */
  const tabTo = async (selector: string) => {
    for (let presses = 0; presses < 60; presses++) {
      await page.keyboard.press("Tab");
      if ((await page.locator(`:focus:is(${selector})`).count()) > 0) return;
    }
    throw new Error(`Tab never got to ${selector}.`);
  };
  await page.goto(event);
  await page.keyboard.press("Tab");
  await expect(focused).toHaveText("Skip to content");
  await tabTo("#bib");
  await page.keyboard.type(bib);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: `Bib ${bib}` })).toBeVisible();
  await expect(list(page)).toHaveClass(/is-placed/);
  await tabTo("a[href*='/photos/']");
  await page.keyboard.press("ArrowRight");
  await expect(tiles(page).nth(1).getByRole("link")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(viewer(page).getByText(/^2 of \d+$/)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(viewer(page)).toHaveCount(0);
  await expect(tiles(page).nth(1).getByRole("link")).toBeFocused();
});

test("A name with a typing error leads to the runner, and time and photographer narrow down in the address", async ({
  page,
}) => {
  await page.goto(event);
  await page.getByLabel("Runner's name").fill("문수어");
  await page.getByRole("button", { name: "Find by name" }).click();
  await page.getByRole("link", { name: new RegExp(`^${bib}`) }).click();
  await expect(page).toHaveURL(`${event}?bib=${bib}`);
  await expect(tiles(page)).not.toHaveCount(0);
  const whole = await tiles(page).count();
  await page.getByText("Narrow down").click();
  await page.getByLabel("From", { exact: true }).fill("08:00");
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page).toHaveURL(/bib=1204.*from=08%3A00/);
  await expect.poll(() => tiles(page).count()).toBeLessThan(whole);

  // A photo of that list stays one of it, also as a page of its own.
  await tiles(page).first().getByRole("link").click();
  await expect(page).toHaveURL(/photos\/[0-9A-Z]{26}\?bib=1204&from=08%3A00$/);
  await page.reload();
  await page.getByRole("link", { name: `Bib ${bib}`, exact: true }).click();
  await expect(page).toHaveURL(/bib=1204&from=08%3A00$/);
});

test("Not me is kept for this runner, told to the organizer, and changes nothing for others", async ({
  page,
  browser,
}) => {
  await page.goto(`${event}?bib=${bib}`);
  const count = await tiles(page).count();
  await tiles(page).first().getByRole("link").click();
  await viewer(page).getByRole("button", { name: "Not me" }).click();
  await expect(viewer(page).getByText("The organizer will have a look.")).toBeVisible();
  await page.goto(`${event}?bib=${bib}`);
  await expect(tiles(page).first()).toHaveClass(/is-faded/);

  const other = await browser.newPage({ baseURL: demo.siteUrl });
  await other.goto(`${event}?bib=${bib}`);
  await expect(tiles(other)).toHaveCount(count);
  await expect(tiles(other).first()).not.toHaveClass(/is-faded/);
  await other.close();
});

test("Photos without a readable bib are a list of their own", async ({ page, request }) => {
  await page.goto(`${event}?unidentified=1`);
  await expect(page.getByLabel("Only photos without a readable bib")).toBeChecked();
  const { photos } = await (await request.get(`/api/v1${event}/photos?unidentified=1&limit=3`)).json();
  for (const { id } of photos)
    expect((await (await request.get(`/api/v1${event}/photos/${id}`)).json()).bibs).toEqual([]);
});

test("A link to a runner's photos has a picture and is kept from search engines; the sitemap has published races only", async ({
  page,
  request,
}) => {
  await page.goto(`${event}?bib=${bib}`);
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute("content", /noindex/);
  const image = await page.locator('meta[property="og:image"]').getAttribute("content");
  const picture = await request.get(image ?? "");
  expect([picture.status(), picture.headers()["content-type"]]).toEqual([200, "image/jpeg"]);
  const sitemap = await (await request.get("/sitemap.xml")).text();
  expect(sitemap.match(/\/events\/[a-z0-9-]+<\/loc>/g)).toEqual([`${event}</loc>`]);
});

// The same on every width.
test("Under an organizer's own address stand their races alone; sign-in leads to the site's, a stranger's name nowhere", {
  tag: "@desktop",
}, async ({ page }) => {
  const own = (name: string) => demo.siteUrl.replace("://", `://${name}.`);
  await page.goto(own("demo"));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Seoul Trail Running");
  await expect(page.getByRole("link", { name: "Seoul Trail 2026" })).toHaveAttribute("href", event);
  await expectAccessible(page);
  await page.getByRole("link", { name: "Seoul Trail 2026" }).click();
  await expect(tiles(page).first()).toBeVisible();
  await expect(page.locator(`link[rel="canonical"][href="${demo.siteUrl}${event}"]`)).toHaveCount(1);
  await page.goto(`${own("demo")}/sign-in`);
  await expect(page).toHaveURL(new RegExp(`^${demo.siteUrl}/sign-in`));
  expect((await page.goto(own("nobody")))?.status()).toBe(404);
});
