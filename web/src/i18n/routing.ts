import { defineRouting } from "next-intl/routing";

/** English has no prefix, so a shared link is short; every other language has its own. */
export const routing = defineRouting({
  locales: ["en", "ko"],
  defaultLocale: "en",
  localePrefix: "as-needed",
  localeCookie: { name: "locale", maxAge: 31_536_000, sameSite: "lax" },
});
export type Locale = (typeof routing.locales)[number];
