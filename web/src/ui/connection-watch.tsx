"use client";

import { useParams } from "next/navigation";
import { useEffect, useState, useSyncExternalStore } from "react";
import en from "../../messages/en/failure.json";
import ko from "../../messages/ko/failure.json";
import { whenIdle } from "../grid/when-idle.ts";
import { loadHangul } from "./hangul.tsx";

/**
 * Says when there is no connection, and holds what is here: a link or a form would leave the page for the browser's own
 * "no internet". Photos that were looked at stay, and the viewer goes on among them.
 */
export function ConnectionWatch() {
  const { locale } = useParams<{ locale?: string }>();
  const isOnline = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (isOnline) return setHeld(false);
    const hold = (event: Event) => {
      const target = event.target instanceof Element ? event.target : undefined;
      // Pressing a photo opens it here.
      if (event.type === "click" && (!target?.closest("a[href]") || target.closest(".photo-tile, [href^='#']"))) return;
      event.preventDefault();
      event.stopPropagation();
      setHeld(true);
    };
    document.addEventListener("click", hold, true);
    document.addEventListener("submit", hold, true);
    return () => {
      document.removeEventListener("click", hold, true);
      document.removeEventListener("submit", hold, true);
    };
  }, [isOnline]);
  const words = (locale === "ko" ? ko : en).offline;
  useEffect(() => {
    // Hangul comes in small files: without a connection it is too late to ask for those that only these words need.
    return whenIdle(() => void loadHangul(words.text + words.held));
  }, [words]);
  return (
    <p role="status" className={isOnline ? "sr-only" : "connection"}>
      {!isOnline && (isHeld ? words.held : words.text)}
    </p>
  );
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener("online", onChange);
  window.addEventListener("offline", onChange);
  return () => {
    window.removeEventListener("online", onChange);
    window.removeEventListener("offline", onChange);
  };
}
