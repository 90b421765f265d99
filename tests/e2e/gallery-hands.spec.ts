import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./support/checks.ts";
import { demo } from "./support/demo.ts";

const [bib = ""] = demo.bibs;
const event = `/events/${demo.eventId}`;
const tiles = (page: Page) => page.getByRole("list", { name: "Photos by capture time" }).getByRole("listitem");
const viewer = (page: Page) => page.locator(".yarl__root");
const bar = (page: Page) => page.getByRole("region", { name: "Selected photos" });

// Desktops have no touch here.
test("A finger that rests on a photo picks it, and taps pick more", { tag: "@phone" }, async ({ page }) => {
  await page.goto(`${event}?bib=${bib}`);
  const box = await tiles(page).first().boundingBox();
  const touch = await page.context().newCDPSession(page);
  const point = { x: (box?.x ?? 0) + 20, y: (box?.y ?? 0) + 40 };
  await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [point] });
  await expect(bar(page).getByText("1 photo")).toBeVisible();
  await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await tiles(page).nth(1).getByRole("link").tap();
  await expect(bar(page).getByText("2 photos")).toBeVisible();
  await expect(viewer(page)).toHaveCount(0);
});

// Phones have no keys.
test("Space picks a photo, Shift with arrows everything on the way, Escape none", { tag: "@desktop" }, async ({
  page,
}) => {
  await page.goto(`${event}?bib=${bib}`);
  await tiles(page).first().getByRole("link").focus();
  await page.keyboard.press(" ");
  await expect(bar(page).getByText("1 photo")).toBeVisible();
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Shift+ArrowRight");
  await expect(bar(page).getByText("3 photos")).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(bar(page)).toHaveCount(0);
});

test("In the viewer the wheel, two taps and keys make a photo larger, and the next two are already there", async ({
  page,
}) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(`${event}?bib=${bib}`);
  const links = await tiles(page).getByRole("link").all();
  const ids = await Promise.all(
    links.slice(0, 3).map(async (link) => /photos\/(\w+)/.exec((await link.getAttribute("href")) ?? "")?.[1] ?? ""),
  );
  await tiles(page).first().getByRole("link").click();
  // While the larger file is on its way, both lie on each other.
  const photo = viewer(page).locator(".yarl__slide_current img").last();
  await expect(photo).toHaveJSProperty("complete", true);
  for (const next of ids.slice(1, 3))
    await expect.poll(() => asked.some((url) => url.includes(next) && !url.includes("_400"))).toBe(true);
  const width = async () => (await photo.boundingBox())?.width ?? 0;
  // The viewer opens by and by, and the larger file takes the smaller one's place.
  let before = 0;
  await expect
    .poll(async () => {
      const last = before;
      before = await width();
      return before > 0 && before === last;
    })
    .toBe(true);
  await photo.dblclick();
  await expect.poll(width).toBeGreaterThan(before * 1.1);
  await page.keyboard.press("Meta+0");
  await page.keyboard.press("Control+0");
  await expect.poll(width).toBeCloseTo(before, -1);
});

// Phones have no keys.
test("The viewer keeps listening to keys when the bib that had the focus goes with its photo", {
  tag: "@desktop",
}, async ({ page }) => {
  await page.goto(`${event}?bib=${bib}`);
  await tiles(page).first().getByRole("link").click();
  await viewer(page)
    .getByRole("link", { name: `All photos of bib ${bib}` })
    .focus();
  await page.keyboard.press("ArrowRight");
  await expect(viewer(page).getByText("2 of", { exact: false }).first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(viewer(page)).toHaveCount(0);
  await expect(tiles(page).nth(1).getByRole("link")).toBeFocused();

  // All photos of that bib are the list behind the viewer.
  await tiles(page).first().getByRole("link").click();
  await viewer(page)
    .getByRole("link", { name: `All photos of bib ${bib}` })
    .click();
  await expect(viewer(page)).toHaveCount(0);
  await expect(page).toHaveURL(new RegExp(`${event}\\?bib=${bib}$`));
});

test("Without a connection what is here stays and is said; nothing leaves the page until there is one again", async ({
  page,
  context,
}) => {
  await page.goto(`${event}?bib=${bib}`);
  const count = await tiles(page).count();
  await context.setOffline(true);
  await expect(page.getByText(/You're offline/)).toBeVisible();
  await page.getByRole("button", { name: "Find my photos" }).click();
  await expect(page.getByText(/this can't open yet/)).toBeVisible();
  await expect(tiles(page)).toHaveCount(count);
  await expectAccessible(page);
  await context.setOffline(false);
  await expect(page.getByText(/You're offline/)).toHaveCount(0);
});

test("On paper there are the runner's photos and nothing that is pressed; who wants no motion gets none", async ({
  page,
}) => {
  await page.goto(`${event}?bib=${bib}`);
  await page.emulateMedia({ media: "print" });
  await expect(tiles(page).first()).toBeVisible();
  await expect(page.getByRole("search")).toBeHidden();
  await expect(page.getByRole("button", { name: "Select", exact: true })).toBeHidden();
  await page.emulateMedia({ media: "screen", colorScheme: "light", reducedMotion: "reduce" });
  await expect(tiles(page).first().locator("img")).toHaveCSS("transition-property", "none");
  // A theme is there in one step, down to the innermost words.
  await page.emulateMedia({ media: "screen", colorScheme: "dark", reducedMotion: "reduce" });
  expect(await page.evaluate("document.getAnimations().length")).toBe(0);
});

test("An address with nothing at it is told in the visitor's language, with a way on", async ({ page }) => {
  await page.goto("/ko/events/no-such-race");
  await expect(page.getByRole("heading", { name: "이 주소에는 아무것도 없어요" })).toBeVisible();
  await page.getByRole("link", { name: "대회 목록 보기" }).click();
  await expect(page).toHaveURL(/\/ko$/);
});
