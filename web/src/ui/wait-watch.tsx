"use client";

import { useEffect } from "react";

/** ms after which a press that has led nowhere yet needs an answer. */
const PATIENCE_MS = 300;
/** ms after which nobody believes it any more; the browser or the page has said what is wrong by then. */
const GIVEN_UP_MS = 20_000;
const LOOK_MS = 50;

/** Shows that a page is on its way when it is not there at once: a line along the top. What stands here keeps its place. */
export function WaitWatch() {
  useEffect(() => {
    let timer: ReturnType<typeof setInterval> | undefined;
    const end = () => {
      clearInterval(timer);
      show(false);
    };
    const begin = (event: Event) => {
      if (!leadsToPage(event)) return;
      const [from, since] = [window.location.href, performance.now()];
      clearInterval(timer);
      timer = setInterval(() => {
        const passed = performance.now() - since;
        if (window.location.href !== from || passed > GIVEN_UP_MS) return end();
        if (passed > PATIENCE_MS && navigator.onLine) show(true);
      }, LOOK_MS);
    };
    // A page that the browser kept comes back as it was left.
    window.addEventListener("pageshow", end);
    document.addEventListener("click", begin);
    document.addEventListener("submit", begin);
    return () => {
      clearInterval(timer);
      window.removeEventListener("pageshow", end);
      document.removeEventListener("click", begin);
      document.removeEventListener("submit", begin);
    };
  }, []);
  return null;
}

function show(isWaiting: boolean): void {
  document.documentElement.toggleAttribute("data-waiting", isWaiting);
  if (isWaiting) document.querySelector("main")?.setAttribute("aria-busy", "true");
  else document.querySelector("main")?.removeAttribute("aria-busy");
}

/** Whether a press or a form that was sent shows another page of ours in this window. */
function leadsToPage(event: Event): boolean {
  const target = event.target instanceof Element ? event.target : undefined;
  if (event instanceof SubmitEvent) {
    const form = event.target as HTMLFormElement;
    return !event.defaultPrevented && form.method === "get" && isPage(form.action);
  }
  const link = target?.closest<HTMLAnchorElement>("a[href]");
  if (!link || link.target || link.hasAttribute("download") || link.closest(".photo-tile")) return false;
  const { ctrlKey, metaKey, shiftKey, altKey } = event as MouseEvent;
  return !(ctrlKey || metaKey || shiftKey || altKey) && isPage(link.href);
}

function isPage(address: string): boolean {
  const { origin, pathname, search, hash } = new URL(address);
  const here = window.location;
  const isElsewhereOnPage = hash !== "" && pathname === here.pathname && search === here.search;
  return origin === here.origin && !pathname.startsWith("/api/") && !isElsewhereOnPage && address !== here.href;
}
