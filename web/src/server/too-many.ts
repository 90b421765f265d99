import { createTranslator } from "next-intl";
import en from "../../messages/en/common.json";
import ko from "../../messages/ko/common.json";

interface Options {
  /** Of the page that was asked for. */
  readonly pathname: string;
  readonly retryAfterSeconds: number;
  readonly policy: string;
}

/** A page for somebody who searches faster than people do. It needs nothing else to be shown. */
export function tooMany({ pathname, retryAfterSeconds, policy }: Options): Response {
  const isKorean = pathname.startsWith("/ko/");
  const locale = isKorean ? "ko" : "en";
  const t = createTranslator({ locale, messages: isKorean ? ko : en, namespace: "tooMany" });
  const html = `<!doctype html>
<html lang="${locale}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${t("title")}</title>
<main><h1>${t("title")}</h1><p>${t("text", { seconds: retryAfterSeconds })}</p></main>
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
