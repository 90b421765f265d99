"use client";

import { useParams } from "next/navigation";
import en from "../../../messages/en/failure.json";
import ko from "../../../messages/ko/failure.json";
import { buttonClass } from "../../ui/button-class.ts";
import { PlainPage } from "../../ui/plain-page.tsx";

/** Its words come with the script: written into every page beside the page itself, they would be a tenth of it. */
export default function NotFound() {
  const { locale } = useParams<{ locale?: string }>();
  const { title, text, home } = (locale === "ko" ? ko : en).notFound;
  return (
    <PlainPage title={title} text={text}>
      <a href={locale === "ko" ? "/ko" : "/"} className={buttonClass({ variant: "primary" })}>
        {home}
      </a>
    </PlainPage>
  );
}
