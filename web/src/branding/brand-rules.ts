import { Brand } from "@snaprace/core/brand";

const NAMES = {
  accent: "--color-accent",
  strong: "--color-accent-strong",
  text: "--color-accent-text",
  on: "--color-on-accent",
  tint: "--color-accent-tint",
} as const;

/** @returns the style of a race's pages; every colour in it was made by us, whatever the organizer typed */
export function brandRules(accent: string): string {
  const { light, dark } = Brand.palette(accent);
  const colors = (Object.keys(NAMES) as (keyof typeof NAMES)[]).map(
    (name) => `${NAMES[name]}:light-dark(${light[name]},${dark[name]})`,
  );
  return `:root{--brand:${light.accent};${colors.join(";")}}`;
}
