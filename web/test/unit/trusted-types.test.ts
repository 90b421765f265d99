import { expect, test } from "vitest";
import { THEME_SCRIPT } from "../../src/ui/theme.ts";
import { allowOwnScripts } from "../../src/ui/trusted-types.ts";

type Rule = (text: string) => string | null;

function rulesOf() {
  const made: Record<string, { createScriptURL: Rule; createHTML: Rule; createScript: Rule }> = {};
  const trustedTypes = { createPolicy: (name: string, rules: (typeof made)[string]) => (made[name] = rules) };
  allowOwnScripts({
    trustedTypes,
    location: { origin: "https://race.example", href: "https://race.example/events/a" },
  });
  expect(Object.keys(made)).toEqual(["default"]);
  return made.default!;
}

test("Only scripts that the site was built with may be loaded", () => {
  const { createScriptURL } = rulesOf();
  for (const own of ["/_next/static/chunks/a.js", "https://race.example/_next/static/chunks/a.js?dpl=1"]) {
    expect(createScriptURL(own)).toBe(own);
  }
  for (const other of [
    "https://elsewhere.example/_next/static/chunks/a.js",
    "//elsewhere.example/_next/static/a.js",
    "/_next/static/../../api/v1/events/a/photos",
    "/api/v1/events/a/logo",
    "data:text/javascript,xss()",
    "javascript:xss()",
    "blob:https://elsewhere.example/1",
  ]) {
    expect([other, createScriptURL(other)]).toEqual([other, null]);
  }
});

test("No text becomes markup or code, but for the script that stands in every page and a function of nothing", () => {
  const rules = rulesOf();
  for (const text of ["<b>", "<img src=x onerror=xss()>", "<script>xss()</script>"]) {
    expect(rules.createHTML(text)).toBeNull();
    expect(rules.createScript(text)).toBeNull();
  }
  expect(rules.createScript(`${THEME_SCRIPT};xss()`)).toBeNull();
  expect(rules.createScript(THEME_SCRIPT)).toBe(THEME_SCRIPT);
  const nothing = String(new Function(""));
  expect(rules.createScript(`(${nothing})`)).toBe(`(${nothing})`);
  expect(rules.createScript("(function anonymous(\n) {\nxss()\n})")).toBeNull();
});

test("A browser that knows none of it is left as it is", () => {
  expect(() =>
    allowOwnScripts({ location: { origin: "https://a.example", href: "https://a.example/" } }),
  ).not.toThrow();
});
