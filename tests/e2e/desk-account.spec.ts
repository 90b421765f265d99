import { expect, expectAccessible, listening, test } from "./support/checks.ts";
import { demo, signInCode } from "./support/demo.ts";
import { signIn } from "./support/sign-in.ts";

test("Somebody chooses a password with a code, signs in with it elsewhere, and signs out everywhere at once", {
  tag: "@desktop",
}, async ({ page, browser }) => {
  await signIn(page);
  await page.getByRole("link", { name: "People" }).click();
  const email = `account@seoul-trail.example`;
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: "Invite" }).click();
  await expect(page.getByText(email)).toBeVisible();

  const here = await (await browser.newContext({ baseURL: demo.siteUrl })).newPage();
  await signIn(here, email);
  await here.goto("/desk/account");
  await expectAccessible(here);
  const asked = new Date();
  await here.getByRole("button", { name: "Choose a password" }).click();
  await here.getByLabel("Code from your mail").fill(await signInCode(email, asked));
  await here.getByLabel("New password").fill("account-1234");
  await here.getByRole("button", { name: "Save password" }).click();
  await expect(here.getByText("It is too close to your address or to our name.")).toBeVisible();
  const password = `two hills and a river`;
  await here.getByLabel("New password").fill(password);
  await here.getByRole("button", { name: "Save password" }).click();
  await expect(here.getByText("You are signed out everywhere else.")).toBeVisible();

  const there = await (await browser.newContext({ baseURL: demo.siteUrl })).newPage();
  await there.goto("/sign-in");
  await listening(there);
  await there.getByRole("button", { name: "Sign in with a password" }).click();
  await expectAccessible(there);
  await there.getByLabel("E-mail").fill(email);
  await there.getByLabel("Password").fill(`${password}?`);
  await there.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(there.getByText("This address and password do not belong together.")).toBeVisible();
  await there.getByLabel("Password").fill(password);
  await there.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(there.getByRole("heading", { name: "Your races" })).toBeVisible();

  await here.goto("/desk/account");
  await here.getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(here).toHaveURL(/\/sign-in/);
  await there.goto("/desk");
  await expect(there).toHaveURL(/\/sign-in/);
  const api = `/api/desk/events/${demo.eventId}/uploads`;
  expect((await there.request.post(api, { headers: { origin: demo.siteUrl }, data: {} })).status()).toBe(401);
  await Promise.all([here.context().close(), there.context().close()]);
});
