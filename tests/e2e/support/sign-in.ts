import { expect, type Page } from "@playwright/test";
import { demo, signInCode } from "./demo.ts";

/** Signs somebody in with the code from their mail; the demo's organizer, unless somebody else is named. */
export async function signIn(page: Page, email = demo.signInEmail): Promise<void> {
  const asked = new Date();
  await page.goto("/desk");
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: "Send me a code" }).click();
  await expect(page.getByLabel("Code")).toBeVisible();
  await page.getByLabel("Code").fill(await signInCode(email, asked));
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Your races" })).toBeVisible();
}

/** Creates a draft of its own, so that journeys do not meet. @returns its id */
export async function createRace(page: Page, name: string): Promise<string> {
  await page.goto("/desk/new");
  await page.getByLabel("Name").fill(name);
  await page.getByRole("button", { name: "Create race" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}
