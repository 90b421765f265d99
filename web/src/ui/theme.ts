export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

export const THEME_KEY = "theme";

/** Runs before the first paint, so that nobody sees the other colours flash. `system` is the absence of a choice. */
export const THEME_SCRIPT = `try{var t=localStorage.getItem("${THEME_KEY}");if(t==="light"||t==="dark")document.documentElement.dataset.theme=t}catch(e){}`;

export function nextTheme(theme: Theme): Theme {
  return THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? "system";
}

/** Anything but a known theme means that the device decides. */
export function toTheme(text: string | null | undefined): Theme {
  return THEMES.find((theme) => theme === text) ?? "system";
}
