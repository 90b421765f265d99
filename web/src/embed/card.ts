import { createHash } from "node:crypto";
import { Brand } from "@snaprace/core/brand";
import { escaped } from "@snaprace/core/html";
import { OWN_ACCENT } from "../branding/own-accent.ts";

export interface CardFacts {
  readonly locale: string;
  readonly name: string;
  /** Day and place. */
  readonly when: string;
  /** Absolute addresses. */
  readonly page: string;
  readonly picture: string | undefined;
  readonly accent: string | undefined;
  readonly words: {
    readonly label: string;
    readonly submit: string;
    readonly all: string;
  };
}

interface Card {
  readonly html: string;
  /** SHA-256 of the one style, for the policy. */
  readonly styleHash: string;
}

/** A race as a card for other people's pages: a picture, its name, and a field for the bib. No script, no cookie, no font. */
export function embedCard({ locale, name, when, page, picture, accent, words }: CardFacts): Card {
  return pageOf(
    locale,
    name,
    accent,
    `${picture === undefined ? "" : `<img src="${escaped(picture)}" alt="">`}
<div class="words">
<h1><a href="${escaped(page)}" target="_blank" rel="noopener">${escaped(name)}</a></h1>
<p>${escaped(when)}</p>
<form action="${escaped(page)}" target="_blank" rel="noopener">
<label for="bib">${escaped(words.label)}</label>
<div><input id="bib" name="bib" required maxlength="8" autocomplete="off" autocapitalize="characters" enterkeyhint="search"><button>${escaped(words.submit)}</button></div>
</form>
<p><a class="all" href="${escaped(page)}" target="_blank" rel="noopener">${escaped(words.all)}</a></p>
</div>`,
  );
}

/** A card that cannot be shown, in one sentence: it stands in the middle of somebody else's page, where nobody reads a program's answer. */
export function embedNote(locale: string, text: string): Card {
  return pageOf(locale, text, undefined, `<div class="words"><p>${escaped(text)}</p></div>`);
}

function pageOf(locale: string, title: string, accent: string | undefined, content: string): Card {
  const style = styleOf(accent ?? OWN_ACCENT);
  const html = `<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>${escaped(title)}</title><style>${style}</style></head>
<body>
<main>
${content}
</main>
</body>
</html>
`;
  return { html, styleHash: createHash("sha256").update(style).digest("base64") };
}

/** Every colour in it was made by us, whatever the organizer typed. */
function styleOf(accent: string): string {
  const { light, dark } = Brand.palette(accent);
  return `:root{color-scheme:light dark}*{box-sizing:border-box}body{margin:0;font:16px/1.5 system-ui,-apple-system,"Apple SD Gothic Neo","Malgun Gothic",sans-serif;color:light-dark(#1b1815,#f6f3ee);background:light-dark(#fff,#1c1a18)}main{display:flex;min-height:100vh;border-top:5px solid light-dark(${light.accent},${dark.accent})}img{flex:1 1 45%;width:45%;object-fit:cover;max-height:100vh}.words{flex:1 1 55%;padding:24px;display:flex;flex-direction:column;justify-content:center;gap:8px;min-width:0}h1{font-size:22px;line-height:1.25;margin:0;overflow-wrap:anywhere}h1 a{color:inherit;text-decoration:none}h1 a:hover{text-decoration:underline}p{margin:0;color:light-dark(#57534e,#b8b2a9)}label{display:block;font-weight:600;margin:8px 0 6px}form div{display:flex;gap:8px}input{flex:1;min-width:0;font:inherit;font-size:20px;font-weight:700;padding:8px 12px;min-height:46px;border:1px solid light-dark(#78716c,#8a837a);border-radius:8px;background:light-dark(#fff,#12110f);color:inherit}button{font:inherit;font-weight:600;padding:8px 18px;min-height:46px;border:0;border-radius:8px;background:light-dark(${light.accent},${dark.accent});color:light-dark(${light.on},${dark.on});cursor:pointer}.all{display:inline-block;padding:4px 0;color:light-dark(${light.text},${dark.text});font-weight:600}:focus-visible{outline:3px solid light-dark(${light.text},${dark.text});outline-offset:2px}@media(max-width:520px){main{flex-direction:column}img{width:100%;flex:none;height:150px}.words{padding:16px}}`;
}
