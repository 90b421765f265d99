"use client";

import { useSyncExternalStore } from "react";

/** Whether single keys are commands; remembered by this browser, for whoever dictates or leans on the keyboard. */
const KEY = "snaprace:key-commands";
const listeners = new Set<() => void>();
/** What this page goes by where nothing can be kept. */
let chosen: boolean | undefined;

/** On, until somebody switches them off. */
export function useKeyCommands(): boolean {
  return useSyncExternalStore(subscribe, isOn, () => true);
}

interface Props {
  /** Which keys there are. */
  readonly keys: string;
  readonly label: string;
  readonly className?: string;
}

/** The list of commands with the switch that takes them away. */
export function KeyCommands({ keys, label, className = "" }: Props) {
  const isOnNow = useKeyCommands();
  return (
    <div className={`flex-wrap items-center gap-x-6 gap-y-1 text-sm text-soft ${className}`}>
      <label className="tap flex items-center gap-3">
        <input
          type="checkbox"
          className="size-5"
          checked={isOnNow}
          onChange={(event) => choose(event.target.checked)}
        />
        {label}
      </label>
      {isOnNow && <p>{keys}</p>}
    </div>
  );
}

function isOn(): boolean {
  if (chosen === undefined) {
    try {
      chosen = localStorage.getItem(KEY) !== "off";
    } catch (error) {
      // Storage is off in this browser: the choice lasts until the page is left.
      if (!(error instanceof DOMException)) throw error;
      chosen = true;
    }
  }
  return chosen;
}

function choose(value: boolean): void {
  chosen = value;
  try {
    if (value) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, "off");
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
  for (const listener of listeners) listener();
}

function subscribe(onChange: () => void): () => void {
  listeners.add(onChange);
  return () => listeners.delete(onChange);
}
