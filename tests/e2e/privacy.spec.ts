import { expect, expectAccessible, test } from "./support/checks.ts";
import { demo, signInCode as mailedCode, selfie } from "./support/demo.ts";

const event = `/events/${demo.eventId}`;

// Once is enough: what is deleted stays deleted.
test("A runner proves by selfie what is hers, hides a photo for everyone at once, and deletes her face data", {
  tag: "@desktop",
}, async ({ page, request }) => {
  await page.goto(`${event}/privacy`);
  await expect(page.getByText("never kept", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "I agree, go on" }).click();
  await expect(page.getByText(/Given on .*Recorded without your name/)).toBeVisible();
  await page.getByLabel("Choose a picture").setInputFiles(selfie("selfie-A207-subway.jpg"));
  await expect(page.getByText(/photos? surely shows? you/)).toBeVisible();
  await expectAccessible(page);

  const pictures = page.getByRole("img", { name: /^Photo of you/ });
  const sources = () => pictures.evaluateAll((images) => images.map((image) => image.getAttribute("src") ?? ""));
  const hers = await sources();
  const [image = ""] = hers;
  const photoId = /([0-9A-Z]{26})_400/.exec(image)?.[1] ?? "";
  expect((await request.get(image)).status()).toBe(200);
  const boxes = page.getByRole("checkbox");
  for (let other = 1; other < (await boxes.count()); other++) await boxes.nth(other).uncheck();
  await page.getByRole("button", { name: "Hide 1 photo" }).click();
  await expect(page.getByText("These photos are hidden for everyone.")).toBeVisible();
  expect((await request.get(image)).status()).toBe(404);
  expect((await request.get(`/api/v1${event}/photos/${photoId}`)).status()).toBe(404);
  expect((await page.request.get(`${event}/photos/${photoId}`)).status()).toBe(404);

  await page.getByRole("button", { name: "Delete my face data" }).click();
  await expect(page.getByText("Your face data is deleted")).toBeVisible();
  await page.reload();
  await page.getByLabel("Choose a picture").setInputFiles(selfie("selfie-A207-subway.jpg"));
  // In a race of two dozen drawn photos somebody else may be taken for her, but what was hers is gone.
  const answer = page.getByText(/no face data is surely yours|surely shows? you/);
  await expect(answer).toBeVisible();
  expect((await sources()).filter((source) => hers.includes(source))).toEqual([]);
});

test("Nobody hides a photo without a proof of this very race", async ({ request }) => {
  const requests = `/api/v1${event}/privacy/requests`;
  const { photos } = await (await request.get(`/api/v1${event}/photos?limit=1`)).json();
  const forged = await request.post(requests, { data: { do: "hide", proof: "AAAA", photos: [photos[0].id] } });
  expect(forged.status()).toBe(403);
  expect((await request.post(requests, { data: { do: "everything" } })).status()).toBe(400);
});

// Once is enough: what is hidden stays hidden.
test("Without a face, a code to the start-list address proves whose photos they are, and hides one of them", {
  tag: "@desktop",
}, async ({ page, request }) => {
  const bib = "007";
  const { photos } = await (await request.get(`/api/v1${event}/photos?bib=${bib}`)).json();
  const sure = photos.find(({ match }: { match: { state: string } }) => match.state === "confirmed");
  await page.goto(`${event}/photos/${sure.id}?bib=${bib}`);
  await page.getByRole("link", { name: "Hide this photo" }).click();
  await expect(page.getByRole("heading", { name: "Hide this photo" })).toBeVisible();
  const photoId = new URL(page.url()).searchParams.get("photo") ?? "";

  const asked = new Date();
  await page.getByLabel("Your bib").fill(bib);
  await page.getByRole("button", { name: "Send the code" }).click();
  await expect(page.getByText(/If the start list has an address for 007/)).toBeVisible();
  await expectAccessible(page);
  const code = await mailedCode(`bib-${bib}@runners.seoul-trail.example`, asked);
  await page.getByLabel("The six digits from the mail").fill(code === "000000" ? "000001" : "000000");
  await page.getByRole("button", { name: "Show what is mine" }).click();
  await expect(page.getByText("This is not the code, or it is too old.")).toBeVisible();
  await page.getByLabel("The six digits from the mail").fill(code);
  await page.getByRole("button", { name: "Show what is mine" }).click();
  await expect(page.getByText(/photos? surely shows? you/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Hide 1 photo" }).click();
  await expect(page.getByText("These photos are hidden for everyone.")).toBeVisible();
  expect((await request.get(`/api/v1${event}/photos/${photoId}`)).status()).toBe(404);
});

// Codes are counted for each caller: both widths at once would use up what one may ask for.
test("A bib that nobody has is answered like any other when a code is asked for, and no code fits it", {
  tag: "@desktop",
}, async ({ request }) => {
  const ask = (bib: string) => request.post(`/api/v1${event}/privacy/code`, { data: { bib, locale: "en" } });
  const [known, unknown] = [await ask("1204"), await ask("9999")];
  expect([known.status(), await known.text()]).toEqual([unknown.status(), await unknown.text()]);
  const tried = await request.post(`/api/v1${event}/privacy/code/proof`, { data: { bib: "9999", code: "123456" } });
  expect(await tried.json()).toMatchObject({ code: "wrong-code" });
});
