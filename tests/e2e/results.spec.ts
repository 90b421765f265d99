import { expect, expectAccessible, test } from "./support/checks.ts";
import { demo } from "./support/demo.ts";
import { signIn } from "./support/sign-in.ts";

const event = `/events/${demo.eventId}`;
const rows = "tbody tr";

test("The leaderboard is turned, searched and narrowed down, and leads to a runner's photos", async ({ page }) => {
  await page.goto(`${event}/results`);
  await expect(page.locator(rows)).toHaveCount(50);
  await page.getByRole("link", { name: "Next page" }).click();
  await expect(page).toHaveURL(/page=2/);
  await expect(page.locator(rows).first()).toContainText("51");

  await page.getByLabel("Gender").selectOption("f");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(/gender=f/);
  await page.getByLabel("Name or bib").fill("1204");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page.locator(rows)).toHaveCount(1);
  await page.getByRole("link", { name: "Photos of bib 1204" }).click();
  await expect(page.getByRole("region", { name: "Your race" })).toContainText("Chip time");
});

test("A search that finds nobody offers everyone, and one that finds somebody in another race leads there", async ({
  page,
}) => {
  await page.goto(`${event}/results?q=A203`);
  await page.getByRole("link", { name: "10K: 1 runner" }).click();
  await expect(page.locator(rows)).toHaveCount(1);
  await page.goto(`${event}/results?q=xqzvw`);
  await page.getByRole("link", { name: "Show everyone" }).click();
  await expect(page.locator(rows)).toHaveCount(50);
});

// The same on every width.
test("An organizer's finish video plays on a runner's page from her finish on, and not a byte of it is loaded before", {
  tag: "@desktop",
}, async ({ page }) => {
  test.setTimeout(120_000);
  await signIn(page);
  await page.goto(`/desk${event}/settings`);
  const section = page.locator("section").filter({ has: page.getByRole("heading", { name: "Finish video" }) });
  const buffer = Buffer.from(await page.evaluate<string>(RECORDING), "base64");
  const choose = (name: string) =>
    section.getByLabel(name).setInputFiles({ name: "finish.webm", mimeType: "video/webm", buffer });
  await choose("Choose a video");
  await expect(section.getByText("Say first when the first picture was taken.")).toBeVisible();
  await section.getByLabel("First picture taken at").fill("2026-10-18T08:00:00");
  const signed = page.waitForResponse((response) => response.url().endsWith("/video"));
  await choose("Choose a video");
  const { file } = (await (await signed).json()) as { file: string };
  await expect(section.getByText("A video of your own", { exact: true })).toBeVisible();

  // A moment of a canvas is over long before she comes in, and nobody is led behind the end of a video.
  await page.goto(`${event}?bib=1204`);
  await expect(page.getByText("09:07:44")).toBeVisible();
  const video = page.getByLabel("See your finish in the video");
  await expect(video).toHaveCount(0);
  const settled = await page.request.put(`/api/desk${event}/video`, {
    headers: { origin: demo.siteUrl },
    data: { file, startsAt: "2026-10-18T08:00:00", seconds: 7200 },
  });
  expect(settled.status()).toBe(204);

  const asked: string[] = [];
  page.on("request", (request) => request.url().includes("/video/") && asked.push(request.url()));
  await page.goto(`${event}?bib=1204`);
  // Six seconds before 09:07:44.
  await expect(video).toHaveAttribute("src", new RegExp(`/video/${file}#t=4058$`));
  await expectAccessible(page);
  expect(asked).toEqual([]);
  const played = page.waitForResponse((response) => response.url().includes("/video/"));
  await page.evaluate("void document.querySelector('video').play()");
  expect([200, 206]).toContain((await played).status());

  await page.goto(`/desk${event}/settings`);
  await section.getByRole("button", { name: "Remove" }).click();
  await expect(section.getByLabel("Address")).toBeVisible();
  expect((await page.request.get(asked[0] ?? "")).status()).toBe(404);
});

/** A moment of a canvas, as the browser itself writes it. */
const RECORDING = `(async () => {
  const canvas = Object.assign(document.createElement("canvas"), { width: 64, height: 36 });
  const context = canvas.getContext("2d");
  const recorder = new MediaRecorder(canvas.captureStream(20), { mimeType: "video/webm;codecs=vp8" });
  const parts = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  const ended = new Promise((done) => (recorder.onstop = done));
  recorder.start();
  for (let frame = 0; frame < 8; frame++) {
    context.fillStyle = frame % 2 ? "white" : "black";
    context.fillRect(0, 0, 64, 36);
    await new Promise((done) => requestAnimationFrame(done));
  }
  recorder.stop();
  await ended;
  const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
  return btoa(String.fromCharCode(...bytes));
})()`;
