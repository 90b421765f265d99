import type { Browser, BrowserContext } from "playwright";
import type { StackConfig } from "../../packages/local/src/stack/index.ts";
import { visitors } from "../../tests/support/people.ts";
import type { Product } from "../../tests/support/product.ts";

/** A browser in which an editor of the demo's organizer is signed in. */
export async function editorContext(browser: Browser, product: Product, config: StackConfig): Promise<BrowserContext> {
  const people = await visitors(product, config, "demo");
  const cookie = people.find(({ name }) => name === "editor")?.headers.cookie ?? "";
  const context = await browser.newContext({ baseURL: config.siteUrl, viewport: { width: 1440, height: 900 } });
  const cookies = cookie.split("; ").map((pair) => {
    const at = pair.indexOf("=");
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url: config.siteUrl };
  });
  await context.addCookies(cookies);
  return context;
}
