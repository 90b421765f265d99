import { type Cookie, expect, type Page } from "@playwright/test";
import { demo, signInCode } from "./demo.ts";

/** Cookies of who has signed in, by e-mail: codes are given out a few times a minute only. */
const sessions = new Map<string, Cookie[]>();

/** Signs somebody in, the first time with the code from their mail; the demo's organizer, unless somebody else is named. */
export async function signIn(page: Page, email = demo.signInEmail): Promise<void> {
  const session = sessions.get(email);
  if (session) {
    await page.context().addCookies(session);
    await page.goto("/desk");
  } else {
    await signInByCode(page, email);
  }
  await expect(page.getByRole("heading", { name: "Your races" })).toBeVisible();
  sessions.set(email, await page.context().cookies());
}

async function signInByCode(page: Page, email: string): Promise<void> {
  const asked = new Date();
  await page.goto("/desk");
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: "Send me a code" }).click();
  await expect(page.getByLabel("Code")).toBeVisible();
  await page.getByLabel("Code").fill(await signInCode(email, asked));
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** Creates a draft of its own, so that journeys do not meet. @returns its id */
export async function createRace(page: Page, name: string): Promise<string> {
  await page.goto("/desk/new");
  await page.getByLabel("Name").fill(name);
  await page.getByRole("button", { name: "Create race" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}
