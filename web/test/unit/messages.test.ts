import { Image } from "@snaprace/core/image";
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

/**
 * The values that a sentence takes. Read as ICU messages are: in `{n, plural, one {minute} other {minutes}}` the words in braces are
 * words, and only `n` is a value.
 */
function values(text: string): string[] {
  const found = new Set<string>();
  let at = 0;
  const sentence = (): void => {
    while (at < text.length && text[at] !== "}") {
      if (text[at] === "{") argument();
      else at += 1;
    }
  };
  const argument = (): void => {
    const [head = "", name = ""] = /^\{\s*(\w+)\s*/.exec(text.slice(at)) ?? [];
    found.add(name);
    at += head.length;
    while (at < text.length && text[at] !== "}") {
      if (text[at] !== "{") at += 1;
      else {
        at += 1;
        sentence();
        at += 1;
      }
    }
    at += 1;
  };
  sentence();
  return [...found].sort();
}

test("Every sentence is there in every language and takes the same values", async () => {
  expect(MESSAGE_AREAS.length).toBeGreaterThan(0);
  const english = sentences(await messagesFor("en"));
  for (const locale of routing.locales) {
    const other = sentences(await messagesFor(locale));
    expect([...other.keys()].sort()).toEqual([...english.keys()].sort());
    for (const [name, text] of english) expect([name, values(other.get(name) ?? "")]).toEqual([name, values(text)]);
  }
});

test("No Korean particle stands right after a value: which one is right depends on how the value is read", async () => {
  const particle = /\}(?:은|는|이|가|을|를|과|와|으로|로|이나|나|이라|라)(?![가-힣])/;
  const wrong = [...sentences(await messagesFor("ko"))].filter(([, text]) => particle.test(text));
  expect(wrong).toEqual([]);
});

test("Every reason for which a file is rejected has words for its photographer in every language", async () => {
  for (const locale of routing.locales) {
    const words = sentences(await messagesFor(locale));
    const without = Image.RejectReasons.filter((reason) => (words.get(`desk.reason.${reason}`) ?? "").length < 8);
    expect([locale, without]).toEqual([locale, []]);
  }
});
