import { expect, test } from "vitest";
import { compose } from "../../src/mail/compose.ts";

const HOSTILE = `<img src=x onerror="alert(1)">&'\r\nBcc: everybody@example.com`;

const mail = compose({
  locale: "ko",
  subject: HOSTILE,
  heading: HOSTILE,
  paragraphs: [HOSTILE],
  code: "012345",
  actions: [{ label: HOSTILE, url: 'https://race.example/?a="b"&c=d' }],
  foot: [HOSTILE],
  unsubscribe: { label: HOSTILE, url: "https://race.example/u" },
});

test("Nothing that a person typed becomes markup in a mail", () => {
  expect(mail.html).not.toMatch(/<img|onerror="/);
  expect(mail.html).toContain("&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&amp;&#39;");
  expect(mail.html).toContain('href="https://race.example/?a=&quot;b&quot;&amp;c=d"');
});

test("A subject stays one line, whatever is in an event's name", () => {
  expect(mail.subject).toBe(`<img src=x onerror="alert(1)">&' Bcc: everybody@example.com`);
  expect(compose({ ...bare, subject: "a\u202eb\u2028c\u0000d" }).subject).toBe("a b c d");
});

test("Text and HTML both carry the code, the links and the way out", () => {
  for (const part of [mail.text, mail.html]) {
    expect(part).toContain("012345");
    expect(part).toContain("https://race.example/u");
  }
  expect(mail.html).toContain('<html lang="ko">');
});

const bare = { locale: "en", subject: "", heading: "", paragraphs: [], foot: [] } as const;
