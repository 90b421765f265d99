import { expect, expectAccessible, test } from "./support/checks.ts";
import { demo, selfie } from "./support/demo.ts";

const [bib] = demo.bibs;
const event = `/events/${demo.eventId}`;

test("A runner goes from the races to the photos of a bib, with the reason for each, and to one of them", async ({
  page,
}) => {
  await page.goto("/");
  await expectAccessible(page);
  await page.getByRole("link", { name: "Seoul Trail 2026" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Seoul Trail 2026");
  await page.getByLabel("Your bib number").fill(` #${bib} `);
  await page.getByRole("button", { name: "Find my photos" }).click();

  await expect(page.getByRole("heading", { name: `Bib ${bib}` })).toBeVisible();
  const tiles = page.getByRole("list", { name: "Photos by capture time" }).getByRole("listitem");
  await expect(tiles.first()).toContainText(/Read at \d+ %, on the start list/);
  await expect(tiles.first().getByRole("img")).toHaveJSProperty("complete", true);
  await expectAccessible(page);

  await tiles.first().getByRole("link").click();
  await expect(page.getByRole("link", { name: `All photos of bib ${bib}` })).toBeVisible();
  // The viewer opens under the photo's own address; loaded anew, that is the photo's page.
  await page.reload();
  await expect(page.locator(".photo-stage img")).toHaveJSProperty("complete", true);
  await expectAccessible(page);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download" }).click();
  expect((await download).suggestedFilename()).toMatch(/^seoul-trail-2026-.*\.jpg$/);
});

test("The gallery moves nothing while its photos load", async ({ page }) => {
  // As text, because it runs in the page.
  await page.addInitScript(`
    window.layoutShift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.layoutShift += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
  `);
  await page.goto(event, { waitUntil: "networkidle" });
  expect(await page.evaluate("window.layoutShift")).toBeLessThan(0.02);
});

test("Without script the bib search and the gallery work", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: demo.siteUrl });
  const page = await context.newPage();
  await page.goto(event);
  await page.getByLabel("Your bib number").fill(bib ?? "");
  await page.getByRole("button", { name: "Find my photos" }).click();
  await expect(page.getByText(/Read at \d+ %/).first()).toBeVisible();
  await context.close();
});

test("A bib without photos gets ways on, and what is no bib is said to be none", async ({ page }) => {
  await page.goto(`${event}?bib=9999`);
  await expect(page.getByText("We don't have a photo of bib 9999 yet")).toBeVisible();
  await expectAccessible(page);
  await page.goto(`${event}?bib=${bib}&from=03:00&to=03:01`);
  await page.getByRole("link", { name: `All photos of bib ${bib}` }).click();
  await expect(page).toHaveURL(`${event}?bib=${bib}`);
  await page.goto(`${event}?bib=%3C%3E`);
  await expect(page.getByText("A bib has only letters and digits.")).toBeVisible();
});

test("A runner finds herself by selfie after she has agreed, and can withdraw", async ({ page }) => {
  await page.goto(`${event}/selfie`);
  await expect(page.getByText("We compare your face")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "I agree, go on" }).click();
  await page.getByLabel("Choose a picture").setInputFiles(selfie("selfie-1204-kitchen.jpg"));
  const found = page.getByRole("img", { name: /Photo taken at/ });
  await expect(found.first()).toBeVisible();
  await expectAccessible(page);
  const count = await found.count();
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: /^Download (the photo|all)/ }).click();
  expect((await saving).suggestedFilename()).toMatch(/-\d+\.zip$/);

  // She looks through all of them as in the gallery, and each has its own address.
  const viewer = page.locator(".yarl__root");
  await found.first().click();
  await expect(viewer.getByText(`1 of ${count}`)).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await expect(viewer.getByText(`2 of ${count}`)).toBeVisible();
  await page.goBack();
  await expect(viewer).toHaveCount(0);
  await expect(found).toHaveCount(count);
  await page.goForward();
  await expect(viewer.getByText(`2 of ${count}`)).toBeVisible();
  // Whoever comes back from the photo's own page need not show her face again.
  await page.reload();
  await expect(page.locator(".photo-stage img")).toBeVisible();
  await page.goBack();
  await expect(found).toHaveCount(count);
  await page.getByRole("button", { name: "Withdraw consent" }).click();
  await expect(page.getByText("Your consent is withdrawn.")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("button", { name: "I agree, go on" })).toBeVisible();
  await expect(found).toHaveCount(0);
});

for (const [file, words] of [
  ["selfie-no-face.jpg", "We couldn't see a face in that picture."],
  ["selfie-two-people.jpg", "There are several faces in that picture."],
] as const) {
  test(`${file} is answered in words`, async ({ page }) => {
    await page.goto(`${event}/selfie`);
    await page.getByRole("button", { name: "I agree, go on" }).click();
    await page.getByLabel("Choose a picture").setInputFiles(selfie(file));
    await expect(page.getByText(words)).toBeVisible();
  });
}

test("The site speaks Korean, in the dark too", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto(`/ko${event}`);
  await expect(page.getByRole("button", { name: "내 사진 찾기" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "ko");
  await expectAccessible(page);
});

test("An address that has nothing is said to have nothing", async ({ page }) => {
  const response = await page.goto("/events/no-such-race");
  expect(response?.status()).toBe(404);
  await expect(page.getByText("There is nothing at this address")).toBeVisible();
});

test("Every answer tells browsers to guess no type, ask for https, and give no device but the camera", async ({
  request,
}) => {
  for (const path of ["/", event, `/api/v1${event}`, "/sign-in", "/nothing.xyz"]) {
    const headers = (await request.get(path)).headers();
    expect(headers, path).toMatchObject({
      "x-content-type-options": "nosniff",
      "strict-transport-security": expect.stringContaining("max-age=31536000"),
      "cross-origin-opener-policy": "same-origin",
      "permissions-policy": expect.stringContaining("microphone=()"),
    });
  }
});

test.describe("the API", () => {
  const api = `/api/v1${event}`;

  test("answers an event's photos in pages, by bib, with their images", async ({ request }) => {
    const first = await (await request.get(`${api}/photos?limit=5`)).json();
    expect(first.photos).toHaveLength(5);
    const second = await (await request.get(`${api}/photos?limit=5&cursor=${first.next}`)).json();
    expect(second.photos[0].id).not.toBe(first.photos[0].id);
    const found = await (await request.get(`${api}/photos?bib=${bib}`)).json();
    expect(found.photos[0].match).toMatchObject({ bib, onStartList: true });
    expect((await request.get(found.photos[0].images.small)).headers()["content-type"]).toBe("image/webp");
  });

  test("names what is wrong with a request", async ({ request }) => {
    const unknown = await request.get(`${api}/photos?bibs=1`);
    expect(unknown.status()).toBe(400);
    expect(await unknown.json()).toMatchObject({ code: "invalid-input", fields: { bibs: expect.any(String) } });
    const foreign = await request.get(`${api}/photos?cursor=AAAA`);
    expect((await foreign.json()).fields).toHaveProperty("cursor");
    expect((await request.get("/api/v1/events/no-such-race/photos")).status()).toBe(404);
  });

  test("compares no face without a consent", async ({ request }) => {
    const answer = await request.post(`${api}/selfie`, {
      headers: { "content-type": "image/jpeg" },
      data: Buffer.from([0xff, 0xd8]),
    });
    expect(answer.status()).toBe(403);
    expect(await answer.json()).toMatchObject({ code: "consent-required" });
  });
});
