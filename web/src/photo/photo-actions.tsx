"use client";

import { Share2 } from "lucide-react";
import { useEffect, useState } from "react";
import { useRouter } from "../i18n/navigation.ts";
import { reportVisit } from "../numbers/report-visit.ts";
import { Button } from "../ui/button.tsx";

interface Props {
  readonly previous: string | undefined;
  readonly next: string | undefined;
  readonly back: string;
  readonly title: string;
  /** The event whose shares are counted; absent for previews. */
  readonly countFor: string | undefined;
  readonly words: { readonly share: string; readonly copied: string; readonly copyFailed: string };
}

/** Sharing, and the keys that turn the page. */
export function PhotoActions({ previous, next, back, title, countFor, words }: Props) {
  const router = useRouter();
  const [said, setSaid] = useState<string>();

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const target = { ArrowLeft: previous, ArrowRight: next, Escape: back }[event.key];
      if (target) router.push(target);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [router, previous, next, back]);

  const share = async () => {
    const url = window.location.href;
    try {
      if (navigator.share) await navigator.share({ title, url });
      else {
        await navigator.clipboard.writeText(url);
        setSaid(words.copied);
      }
      if (countFor) reportVisit(countFor, "share");
    } catch (error) {
      // Closing the device's own dialog is no failure.
      if (!(error instanceof DOMException && error.name === "AbortError")) setSaid(words.copyFailed);
    }
  };
  return (
    <>
      <Button onClick={share}>
        <Share2 aria-hidden className="size-5" />
        {words.share}
      </Button>
      <span role="status" className="self-center text-sm text-soft">
        {said}
      </span>
    </>
  );
}
