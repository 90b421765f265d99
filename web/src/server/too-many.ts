import { escaped } from "@snaprace/core/html";
import { createTranslator } from "next-intl";
import en from "../../messages/en/common.json";
import ko from "../../messages/ko/common.json";

interface Options {
  /** Of the page that was asked for, with what was searched for. */
  readonly url: Pick<URL, "pathname" | "search">;
  readonly retryAfterSeconds: number;
  readonly policy: string;
  /** What the policy lets the page's one style through by. */
  readonly nonce: string;
}

/** Like the site's other plain pages, in the colours of `tokens.css`, without anything that would have to be fetched. */
const STYLE = `:root{color-scheme:light dark}body{margin:0;font:16px/1.5 Pretendard,system-ui,-apple-system,"Apple SD Gothic Neo","Malgun Gothic",sans-serif;color:light-dark(#1b1815,#f6f3ee);background:light-dark(#fdfcfa,#12110f);word-break:keep-all;overflow-wrap:anywhere}main{display:flex;flex-direction:column;align-items:center;justify-content:center;gap:12px;box-sizing:border-box;min-height:100vh;max-width:32rem;margin:auto;padding:3rem 1rem;text-align:center}h1{margin:0;font-size:28px;line-height:1.2}p{margin:0;color:light-dark(#655e55,#b3aa9e)}a{display:inline-flex;align-items:center;min-height:44px;margin-top:16px;padding:0 16px;border-radius:8px;background:light-dark(#d33a10,#ff6f42);color:light-dark(#fff,#200b03);font-weight:600;text-decoration:none}a:focus-visible{outline:3px solid light-dark(#1565d8,#82b6ff);outline-offset:2px}`;

/** A page for somebody who searches faster than people do. It needs nothing else to be shown, and the search is not lost. */
export function tooMany({ url, retryAfterSeconds, policy, nonce }: Options): Response {
  // An address that begins with two slashes would lead to another site.
  const back = url.pathname.replace(/^\/+/, "/") + url.search;
  const isKorean = url.pathname.startsWith("/ko/");
  const locale = isKorean ? "ko" : "en";
  const t = createTranslator({ locale, messages: isKorean ? ko : en, namespace: "tooMany" });
  const html = `<!doctype html>
<html lang="${locale}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${t("title")}</title>
<style nonce="${nonce}">${STYLE}</style>
<main><h1>${t("title")}</h1><p>${t("text", { seconds: retryAfterSeconds })}</p><a href="${escaped(back)}">${t("again")}</a></main>
</html>
`;
  return new Response(html, {
    status: 429,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": policy,
      "cache-control": "no-store",
      "retry-after": String(retryAfterSeconds),
      "x-robots-tag": "noindex",
    },
  });
}
