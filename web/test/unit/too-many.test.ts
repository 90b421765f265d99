import { expect, test } from "vitest";
import { tooMany } from "../../src/server/too-many.ts";

const page = async (address: string) => {
  const url = new URL(address, "https://photos.example");
  const answer = tooMany({ url, retryAfterSeconds: 17, policy: "style-src 'nonce-n'", nonce: "n" });
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([429, "17"]);
  return answer.text();
};

test("Who searches too fast is told how long to wait, in the page's language, and keeps the search", async () => {
  expect(await page("/events/race?bib=12&from=09%3A00")).toMatch(
    /Wait 17 seconds.*<a href="\/events\/race\?bib=12&amp;from=09%3A00">Try again</,
  );
  expect(await page("/ko/events/race?bib=12")).toContain("17초 뒤에 다시 시도해 주세요.");
});

test("Nothing that was typed becomes part of that page, and its way back stays on the site", async () => {
  expect(await page(`/events/race?name="><script>alert(1)</script>`)).not.toContain("<script");
  expect(await page("//evil.example/?bib=1")).not.toContain('href="//');
});
