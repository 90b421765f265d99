import { THEME_SCRIPT } from "./theme.ts";

/** https://w3c.github.io/trusted-types/dist/spec/; not every browser has it. */
interface TrustedTypesFactory {
  createPolicy(name: string, rules: Rules): unknown;
}

interface Rules {
  createScriptURL(text: string): string | null;
  createHTML(text: string): string | null;
  createScript(text: string): string | null;
}

interface Page {
  readonly trustedTypes?: TrustedTypesFactory | undefined;
  readonly location: { readonly origin: string; readonly href: string };
}

/** Where all scripts and workers of the site are. */
const SCRIPTS = "/_next/static/";
/** React makes a script element by this; there is nothing in it to run. */
const EMPTY_SCRIPT = "<script></script>";
/** Zod makes a function of nothing to learn whether it may make functions of text. The page's policy tells it that it may not. */
const EMPTY_FUNCTION = "(function anonymous(\n) {\n\n})";

/**
 * The page's policy makes browsers refuse text wherever text could become a script: as markup, as code, as the address of a script.
 * The compiler's loader knows nothing of that, so the few things it and React do are let through here, and nothing else.
 */
export function allowOwnScripts({ trustedTypes, location }: Page): void {
  trustedTypes?.createPolicy("default", {
    createScriptURL(text) {
      const url = new URL(text, location.href);
      return url.origin === location.origin && url.pathname.startsWith(SCRIPTS) ? text : null;
    },
    createHTML: (text) => (text === EMPTY_SCRIPT ? text : null),
    // The theme's is written anew, and not run, when the language changes and with it the whole document.
    createScript: (text) => (text === THEME_SCRIPT || text === EMPTY_FUNCTION ? text : null),
  });
}
