import { expect, test } from "vitest";
import { MESSAGE_AREAS, messagesFor } from "../../src/i18n/messages.ts";
import { routing } from "../../src/i18n/routing.ts";

/** Names of all sentences, and the values each takes. */
function sentences(messages: object, path = ""): Map<string, string> {
  const found = new Map<string, string>();
  for (const [name, value] of Object.entries(messages)) {
    const inner = typeof value === "string" ? new Map([["", value]]) : sentences(value as object);
    for (const [rest, text] of inner) found.set([path, name, rest].filter(Boolean).join("."), text);
  }
  return found;
}
const values = (text: string) => [...new Set([...text.matchAll(/\{([a-z]\w*)[},]/g)].map((match) => match[1]))].sort();

test("Every sentence is there in every language and takes the same values", async () => {
  expect(MESSAGE_AREAS.length).toBeGreaterThan(0);
  const english = sentences(await messagesFor("en"));
  for (const locale of routing.locales) {
    const other = sentences(await messagesFor(locale));
    expect([...other.keys()].sort()).toEqual([...english.keys()].sort());
    for (const [name, text] of english) expect([name, values(other.get(name) ?? "")]).toEqual([name, values(text)]);
  }
});
