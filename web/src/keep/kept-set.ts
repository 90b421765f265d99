"use client";

import { useCallback, useSyncExternalStore } from "react";

/* What a runner keeps in her own browser, without an account: being kept sends nothing of it anywhere. */

const EMPTY: ReadonlyMap<string, string> = new Map();
const listeners = new Set<() => void>();
const known = new Map<string, { text: string | null; values: ReadonlyMap<string, string> }>();

export interface Kept {
  readonly values: ReadonlyMap<string, string>;
  /** `undefined` forgets the entry. */
  set(name: string, value: string | undefined): void;
}

/** Entries kept under a key; the same in every part of the page and in every tab. */
export function useKept(key: string): Kept {
  const values = useSyncExternalStore(
    subscribe,
    () => read(key),
    () => EMPTY,
  );
  const set = useCallback(
    (name: string, value: string | undefined) => {
      const next = new Map(read(key));
      if (value === undefined) next.delete(name);
      else next.set(name, value);
      write(key, next);
    },
    [key],
  );
  return { values, set };
}

function read(key: string): ReadonlyMap<string, string> {
  const text = stored(key);
  const last = known.get(key);
  if (last && last.text === text) return last.values;
  const values = parsed(text);
  known.set(key, { text, values });
  return values;
}

function write(key: string, values: ReadonlyMap<string, string>): void {
  const text = JSON.stringify(Object.fromEntries(values));
  try {
    localStorage.setItem(key, text);
    known.set(key, { text, values });
  } catch {
    // A browser without storage keeps it for as long as the page is open.
    known.set(key, { text: stored(key), values });
  }
  for (const listener of listeners) listener();
}

function stored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function parsed(text: string | null): ReadonlyMap<string, string> {
  if (text === null) return EMPTY;
  try {
    const entries = Object.entries(JSON.parse(text) as object);
    return new Map(entries.filter((entry): entry is [string, string] => typeof entry[1] === "string"));
  } catch {
    // Written by somebody else under our key: worth nothing to us.
    return EMPTY;
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}
