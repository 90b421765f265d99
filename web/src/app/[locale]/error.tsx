"use client";

import { useParams } from "next/navigation";
import { useTransition } from "react";
import en from "../../../messages/en/failure.json";
import ko from "../../../messages/ko/failure.json";
import { buttonClass } from "../../ui/button-class.ts";
import { PlainPage } from "../../ui/plain-page.tsx";

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
    <PlainPage title={title} text={text}>
      <button
        type="button"
        className={buttonClass({ variant: "primary" })}
        disabled={pending}
        aria-busy={pending || undefined}
        onClick={() => start(reset)}
      >
        {retry}
      </button>
      <a href={locale === "ko" ? "/ko" : "/"} className={buttonClass({ variant: "quiet" })}>
        {home}
      </a>
    </PlainPage>
  );
}
