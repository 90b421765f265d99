"use client";

import { useParams } from "next/navigation";
import { useTransition } from "react";
import en from "../../../messages/en/common.json" with { type: "json" };
import ko from "../../../messages/ko/common.json" with { type: "json" };
import { Button } from "../../ui/button.tsx";

interface Props {
  readonly error: Error & { digest?: string };
  readonly reset: () => void;
}

/** An outage is never an empty gallery. The words come with the page: nothing else may be needed to show them. */
export default function ErrorPage({ reset }: Props) {
  const { locale } = useParams<{ locale: string }>();
  const [pending, start] = useTransition();
  const { title, text, retry, home } = (locale === "ko" ? ko : en).failure;
  return (
    <main className="mx-auto flex min-h-svh max-w-lg flex-col items-center justify-center gap-4 px-4 text-center">
      <h1 className="text-xl font-bold">{title}</h1>
      <p className="text-soft">{text}</p>
      <div className="mt-2 flex gap-3">
        <Button variant="primary" busy={pending} onClick={() => start(reset)}>
          {retry}
        </Button>
        <a href="/" className="tap inline-flex items-center px-4 underline">
          {home}
        </a>
      </div>
    </main>
  );
}
