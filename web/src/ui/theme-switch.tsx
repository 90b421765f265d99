"use client";

import { useSyncExternalStore } from "react";
import { Button } from "./button.tsx";
import { Icon, type IconName } from "./icon.tsx";
import { nextTheme, THEME_KEY, type Theme, toTheme } from "./theme.ts";

const ICONS = { system: "sun-moon", light: "sun", dark: "moon" } as const satisfies Record<Theme, IconName>;

/** Steps through the device's colours, light and dark. Works without storage too; then the choice lasts for the page. */
export function ThemeSwitch({ labels }: { readonly labels: Readonly<Record<Theme, string>> }) {
  const theme = useSyncExternalStore(subscribe, currentTheme, () => "system" as const);
  return (
    <Button variant="quiet" size="small" title={labels[theme]} onClick={() => choose(nextTheme(theme))}>
      <Icon name={ICONS[theme]} className="size-5" />
      <span className="sr-only">{labels[theme]}</span>
    </Button>
  );
}

function currentTheme(): Theme {
  return toTheme(document.documentElement.dataset.theme);
}

function choose(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem(THEME_KEY, theme);
  } catch (error) {
    // Storage is off in this browser: the page keeps the choice until it is left.
    if (!(error instanceof DOMException)) throw error;
  }
}

/** Another tab's choice does not reach this one; only the attribute that this page shows counts. */
function subscribe(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return () => observer.disconnect();
}
