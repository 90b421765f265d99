import { expect, expectAccessible, test } from "./support/checks.ts";
import { demo } from "./support/demo.ts";
import { signIn } from "./support/sign-in.ts";

/** Number of decisions left, as the page says it. */
const LEFT = /^(\d+) to decide/;

// The review queue is worked at a keyboard.
test("An editor decides by keyboard; the photo is found at once, and the decision can be taken back", {
  tag: "@desktop",
}, async ({ page }) => {
  await signIn(page);
  await page.goto(`/desk/events/${demo.eventId}/review`);
  const status = page.getByRole("status").filter({ hasText: LEFT });
  const left = async () => Number(LEFT.exec((await status.textContent()) ?? "")?.[1]);
  const before = await left();
  expect(before).toBeGreaterThan(0);
  await expectAccessible(page);

  const decided = page.waitForResponse(
    (response) => response.url().endsWith("/review") && response.request().method() === "POST",
  );
  await page.keyboard.type("1111");
  await expect(page.getByLabel(/^Bib/)).toHaveValue("1111");
  await page.keyboard.press("Enter");
  await expect(status).toContainText(`${before - 1} to decide`);
  const answer = (await (await decided).json()) as { status: string };
  expect(answer.status).toBe("decided");
  const found = async () => {
    const response = await page.request.get(`/api/v1/events/${demo.eventId}/photos?bib=1111`);
    return ((await response.json()) as { photos: unknown[] }).photos.length;
  };
  await expect.poll(found).toBe(1);

  await page.keyboard.press("u");
  await expect(page.getByText("Taken back.")).toBeVisible();
  await expect(status).toContainText(`${before} to decide`);
  await expect.poll(found).toBe(0);
});

// The review queue is worked at a keyboard.
test("A decision that is not taken comes back with the reason, and nothing is lost", { tag: "@desktop" }, async ({
  page,
}) => {
  await signIn(page);
  await page.goto(`/desk/events/${demo.eventId}/review`);
  const status = page.getByRole("status").filter({ hasText: LEFT });
  const text = (await status.textContent()) ?? "";
  const signedOut = { status: 401, contentType: "application/problem+json", body: '{"code":"not-signed-in"}' };
  await page.route("**/review", (route) =>
    route.request().method() === "POST" ? route.fulfill(signedOut) : route.continue(),
  );
  await page.keyboard.press("x");
  await expect(page.getByText(/You are signed out/)).toBeVisible();
  await expect(status).toHaveText(text);
});

// The review queue is worked at a keyboard.
test("Of two editors at one photo the second is told what the first one said, and single keys can be switched off", {
  tag: "@desktop",
}, async ({ page }) => {
  await signIn(page);
  await page.goto(`/desk/events/${demo.eventId}/review`);
  const keys = page.getByRole("button", { name: /^Single keys are/ });
  const status = page.getByRole("status").filter({ hasText: LEFT });
  const text = (await status.textContent()) ?? "";
  await keys.click();
  await keys.blur();
  await page.keyboard.press("x");
  await expect(status).toHaveText(text);
  await page.reload();
  await expect(keys).toHaveText("Single keys are off");
  await expect(status).toHaveText(text);
  await keys.click();
  await keys.blur();

  // The other one sees the same queue.
  const api = `/api/desk/events/${demo.eventId}/review`;
  const { items } = await (await page.request.get(api)).json();
  const { photoId, reading, claim } = items[0] as { photoId: string; reading?: { bib: string }; claim?: string };
  const headers = { origin: new URL(demo.siteUrl).origin };
  const data = { photoIds: [photoId], bib: "1111", reading: reading?.bib, claim: claim ?? undefined };
  const { batchId } = await (await page.request.post(api, { headers, data })).json();
  await page.keyboard.press("x");
  await expect(page.getByText("Somebody else has decided this already: 1111.")).toBeVisible();
  expect((await page.request.post(`${api}/undo`, { headers, data: { batchId } })).ok()).toBe(true);
});

// The review queue is worked at a keyboard.
test("What a runner reports is asked about, decided like any other, and open again when that is taken back", {
  tag: "@desktop",
}, async ({ page }) => {
  const [bib = ""] = demo.bibs;
  const { photos } = await (await page.request.get(`/api/v1/events/${demo.eventId}/photos?bib=${bib}`)).json();
  const report = { photo: photos[0].id, bib, reporter: "a runner's browser, made up", verdict: "not_me" };
  const send = (data: object) => page.request.post(`/api/v1/events/${demo.eventId}/reports`, { data });
  expect((await send(report)).ok()).toBe(true);
  await signIn(page);
  await page.goto(`/desk/events/${demo.eventId}/review`);
  await page.getByRole("link", { name: /Reported by runners/ }).click();
  await expect(page).toHaveURL(/only=reported/);
  await expect(page.getByText(/says? that this is not them/)).toBeVisible();
  await expectAccessible(page);

  const asked = page.waitForRequest((request) => request.url().endsWith("/review") && request.method() === "POST");
  await page.keyboard.press("x");
  // Other runners may have reported too: what is asked about first is what the decision names.
  const decision = (await asked).postDataJSON() as { photoIds: string[]; reading: string };
  const found = async () => {
    const address = `/api/v1/events/${demo.eventId}/photos?bib=${decision.reading}`;
    const answer = await (await page.request.get(address)).json();
    return answer.photos.some((photo: { id: string }) => photo.id === decision.photoIds[0]);
  };
  await expect.poll(found).toBe(false);
  await page.keyboard.press("u");
  await expect.poll(found).toBe(true);
  await send({ ...report, verdict: null });
});
