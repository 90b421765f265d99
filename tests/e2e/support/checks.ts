import { AxeBuilder } from "@axe-core/playwright";
import { test as base, expect } from "@playwright/test";

/** A page that may not complain: no error in the console, no refused resource, no exception. */
export const test = base.extend<{ quiet: undefined }>({
  quiet: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error" && !/status of 4\d\d/.test(message.text())) complaints.push(message.text());
      });
      page.on("pageerror", (error) => complaints.push(error.message));
      await use(undefined);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

/** @throws with the rules that the page breaks (WCAG 2.2 AA) */
export async function expectAccessible(page: Parameters<Parameters<typeof test>[2]>[0]["page"]): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
    .disableRules(["document-title"])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(", ")}`)).toEqual([]);
  // Asked here and not by axe, which looks once: between two pages the title is gone for a moment.
  await expect(page).toHaveTitle(/./);
}

export { expect };
