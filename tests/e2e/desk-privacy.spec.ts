import { readFile } from "node:fs/promises";
import type { APIRequestContext } from "@playwright/test";
import { expect, expectAccessible, test } from "./support/checks.ts";
import { demo, selfie } from "./support/demo.ts";
import { signIn } from "./support/sign-in.ts";

const api = `/api/v1/events/${demo.eventId}`;
const desk = `/desk/events/${demo.eventId}/privacy`;

/** A runner hides one photo of hers, as the page about her data does. @returns its id */
async function hidePhoto(request: APIRequestContext): Promise<string> {
  const consent = await request.post(`${api}/consents`, { data: { locale: "en", noticeVersion: "2026-11-01" } });
  const { token } = await consent.json();
  const proof = await request.post(`${api}/privacy/proof`, {
    headers: { "content-type": "image/jpeg", "consent-token": token },
    data: await readFile(selfie("selfie-A207-subway.jpg")),
  });
  const { proof: signed, photos } = await proof.json();
  const asked = await request.post(`${api}/privacy/requests`, {
    data: { do: "hide", proof: signed, photos: [photos[0].id] },
  });
  expect(await asked.json()).toEqual({ hidden: 1 });
  return photos[0].id;
}

// Once is enough: both would hide the same photo.
test("A runner's request stands on the desk with its deadline; the organizer answers it and takes the answer back", {
  tag: "@desktop",
}, async ({ page, request }) => {
  const photoId = await hidePhoto(request);
  const isShown = async () => (await request.get(`${api}/photos/${photoId}`)).status() === 200;
  expect(await isShown()).toBe(false);

  await signIn(page);
  await page.goto(desk);
  const open = page
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading", { name: "Hide 1 photo" }) })
    .first();
  await expect(open).toContainText(/(29|30|31) days left to answer/);
  await expect(open).toContainText("In effect since");
  await expectAccessible(page);

  await open.getByLabel("Note, for your records").fill("The friend on it wants it back.");
  await open.getByRole("button", { name: "Show again" }).click();
  await expect(page.getByText("Shown again")).toBeVisible();
  expect(await isShown()).toBe(true);

  await page.getByRole("button", { name: "Take the answer back" }).first().click();
  await expect(open.getByRole("button", { name: "Leave as asked" })).toBeVisible();
  expect(await isShown()).toBe(false);
  await expect(open.getByLabel("Note, for your records")).toHaveValue("The friend on it wants it back.");
  await open.getByRole("button", { name: "Show again" }).click();
  await expect(page.getByText("Shown again")).toBeVisible();
  expect(await isShown()).toBe(true);

  // Consents are counted by their notice; terms say what ends when.
  await expect(page.getByRole("region", { name: "Consents to face search" })).toContainText("2026-11-01");
  await expect(page.getByText(/days left/).first()).toBeVisible();
});

test("Everything that is held of a runner is saved for them, and the audit log says who looked and who saved", {
  tag: "@desktop",
}, async ({ page }) => {
  const [bib = ""] = demo.bibs;
  await signIn(page);
  await page.goto(desk);
  await page.getByLabel("Bib", { exact: true }).fill("ZZ9");
  await page.getByRole("button", { name: "Find" }).click();
  await expect(page.getByText("Nobody with bib ZZ9 is on the start list.")).toBeVisible();
  await page.getByLabel("Bib", { exact: true }).fill(bib);
  await page.getByRole("button", { name: "Find" }).click();
  await expect(page.getByRole("status").filter({ hasText: `bib ${bib}` })).toBeVisible();
  await expectAccessible(page);

  const saving = page.waitForEvent("download");
  await page.getByRole("link", { name: "Save data with pictures" }).click();
  // Nothing in it is compressed, so what it holds can be read in it.
  const zip = await readFile(await (await saving).path(), "utf8");
  expect(zip).toContain(`Data held about bib ${bib}`);
  expect(zip).toContain(`"bib": "${bib}"`);
  const named = new Set(zip.match(/photos\/[0-9A-Z]{26}\.jpg/g));
  const listed = new Set(zip.match(/"photoId": "[0-9A-Z]{26}",\s+"fileName"/g));
  expect(named.size).toBeGreaterThan(0);
  expect(named.size).toBe(listed.size);

  await page.getByRole("link", { name: "Open the audit log of this race" }).click();
  await page.getByLabel("What").selectOption("runner");
  await page.getByRole("button", { name: "Show" }).click();
  const log = page.getByRole("region", { name: "Audit log" });
  await expect(log.getByRole("row", { name: /Data of a runner exported/ }).first()).toContainText(demo.signInEmail);
  await expect(log.getByRole("row", { name: /Runner looked at/ }).first()).toContainText(bib);
  await expect(log).not.toContainText("Published");
  await expectAccessible(page);

  const savingLog = page.waitForEvent("download");
  await page.getByRole("link", { name: "Save as CSV" }).click();
  expect(await readFile(await (await savingLog).path(), "utf8")).toContain("Data of a runner exported");
});
