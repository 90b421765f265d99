"use client";

import { useTranslations } from "next-intl";
import { useKept } from "../keep/kept-set.ts";
import { Button } from "../ui/button.tsx";

/** Whether one key alone is a command in this browser. https://www.w3.org/TR/WCAG22/#character-key-shortcuts */
export function useSingleKeys() {
  const { values, set } = useKept("single-keys");
  const isOn = values.get("state") !== "off";
  return {
    isOn,
    toggle: () => set("state", isOn ? "off" : undefined),
    /** Whether this press is one that was switched off: a character alone, as speech and a stray hand press it, too. */
    ignores: ({ key, ctrlKey, metaKey }: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey">) =>
      !isOn && key.length === 1 && key !== " " && !ctrlKey && !metaKey,
  };
}

/** Switches commands of one key off and on. */
export function SingleKeysSwitch({ isOn, toggle }: Pick<ReturnType<typeof useSingleKeys>, "isOn" | "toggle">) {
  const t = useTranslations("desk");
  return (
    <Button variant="quiet" size="small" onClick={toggle}>
      {t(isOn ? "singleKeys.on" : "singleKeys.off")}
    </Button>
  );
}
