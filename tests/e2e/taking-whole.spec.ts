import { expect, test } from "./support/checks.ts";
import { demo } from "./support/demo.ts";
import { signIn } from "./support/sign-in.ts";

const [bib = ""] = demo.bibs;
const event = `/events/${demo.eventId}`;
const api = `/api/v1${event}`;

test("A zip says how long it is, and a download that broke off goes on where it was", async ({ request }) => {
  const { photos } = await (await request.get(`${api}/photos?bib=${bib}`)).json();
  const ids = photos.map(({ id }: { id: string }) => id).join(",");
  const whole = await request.post(`${api}/zip`, { form: { ids }, headers: { origin: demo.siteUrl } });
  const bytes = await whole.body();
  const { etag = "", "zip-length": length, "photo-count": count } = whole.headers();
  expect([Number(length), Number(count)]).toEqual([bytes.length, photos.length]);

  const from = Math.floor(bytes.length / 2);
  const rest = await request.get(whole.url(), { headers: { range: `bytes=${from}-`, "if-range": etag } });
  expect([rest.status(), rest.headers()["content-range"]]).toEqual([
    206,
    `bytes ${from}-${bytes.length - 1}/${bytes.length}`,
  ]);
  expect((await rest.body()).equals(bytes.subarray(from))).toBe(true);
  const other = await request.get(whole.url(), { headers: { range: `bytes=${from}-`, "if-range": '"another"' } });
  expect([other.status(), (await other.body()).length]).toEqual([200, bytes.length]);
});

// The same on every width.
test("Where the organizer allows it, a photo comes in its full size with nothing in it but the picture", {
  tag: "@desktop",
}, async ({ page, request }) => {
  const { photos } = await (await request.get(`${api}/photos?bib=${bib}`)).json();
  const [{ id, width, height }] = photos;
  const address = `${api}/photos/${id}/download?size=full`;
  expect((await request.get(address)).status()).toBe(403);

  await signIn(page);
  await page.goto(`/desk${event}/settings`);
  const policy = page.getByLabel("Downloads");
  await policy.selectOption("full");
  await policy.locator("xpath=ancestor::form").getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();

  const full = await request.get(address);
  expect([full.status(), full.headers()["content-type"]]).toEqual([200, "image/jpeg"]);
  const bytes = await full.body();
  for (const secret of ["Exif", "GPS", "http://ns.adobe.com", "Photoshop"]) expect(bytes.includes(secret)).toBe(false);
  await page.goto(`${event}?bib=${bib}`);
  await page.locator(`a[href*="${id}"]`).first().click();
  const [saved] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Original size" }).click(),
  ]);
  expect(saved.suggestedFilename()).toMatch(new RegExp(`^${demo.eventId}-.*\\.jpg$`));
  const size = await page.evaluate(`(async () => {
    const image = new Image();
    image.src = "data:image/jpeg;base64,${bytes.toString("base64")}";
    await image.decode();
    return [image.naturalWidth, image.naturalHeight];
  })()`);
  expect(size).toEqual([width, height]);
});

test("What is the same for everybody may be kept for half a minute and sets no cookie; what is about one person is kept by nobody", async ({
  request,
}) => {
  const headers = async (path: string) => {
    const language = path.startsWith("/ko") ? "ko" : "en";
    return (await request.get(path, { headers: { "accept-language": language } })).headers();
  };
  for (const path of ["/", event, `${event}/results`, `/ko${event}`]) {
    const { "cache-control": kept, "set-cookie": cookie } = await headers(path);
    expect([path, kept, cookie]).toEqual([path, "public, max-age=0, s-maxage=30", undefined]);
  }
  for (const path of [`${event}?bib=${bib}`, `${event}?name=kim`, `${event}/favourites`, "/sign-in"])
    expect([path, (await headers(path))["cache-control"]]).toEqual([path, "private, no-store"]);
  const nonce = async () => /nonce-([^']+)/.exec((await headers(event))["content-security-policy"] ?? "")?.[1];
  expect(await nonce()).not.toBe(await nonce());
});
