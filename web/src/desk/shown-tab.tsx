"use client";

import { useEffect, useRef } from "react";

/** Ten parts are wider than a phone: the one that is open stands where it is seen. */
export function ShownTab() {
  const here = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const bar = here.current?.closest("nav");
    const tab = bar?.querySelector<HTMLElement>('[aria-current="page"]');
    if (bar && tab) bar.scrollLeft = tab.offsetLeft - bar.offsetLeft - (bar.clientWidth - tab.offsetWidth) / 2;
  }, []);
  return <span ref={here} hidden />;
}
