"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { formatDay } from "../i18n/format-day.ts";
import { type ConsentReceipt as Receipt, readReceipt, SelfieError, withdrawConsent } from "../selfie/selfie-api.ts";
import { Button } from "../ui/button.tsx";

const DAY = /^\d{4}-\d\d-\d\d$/;

interface Props {
  readonly eventId: string;
  readonly preview: string | undefined;
  /** Of the consent given in this browser. */
  readonly token: string | undefined;
  readonly onWithdrawn: () => void;
}

/** What is on record about this browser's consent: read from the record itself, not from what the browser remembers. */
export function ConsentReceipt({ eventId, preview, token, onWithdrawn }: Props) {
  const t = useTranslations("privacy");
  const locale = useLocale();
  const [receipt, setReceipt] = useState<Receipt>();
  /** `undefined` until it was read: nothing is said before it is known. */
  const [state, setState] = useState<"known" | "none" | "failed">();

  useEffect(() => {
    if (!token) return setState("none");
    let isCurrent = true;
    readReceipt(eventId, preview, token).then(
      (read) => {
        if (!isCurrent) return;
        setReceipt(read);
        setState(read.withdrawnAt ? "none" : "known");
      },
      (error) => {
        if (!isCurrent) return;
        setState(error instanceof SelfieError && error.problem === "not-found" ? "none" : "failed");
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [token, eventId, preview]);

  const withdraw = async () => {
    try {
      if (token) await withdrawConsent(eventId, preview, token);
      onWithdrawn();
    } catch {
      setState("failed");
    }
  };
  const at = (instant: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short" }).format(new Date(instant));
  // A notice goes by the day from which it is said.
  const notice = (version: string) => (DAY.test(version) ? formatDay(version, locale) : version);
  return (
    <section aria-labelledby="consent" className="rounded-2xl border border-line bg-surface p-5">
      <h2 id="consent" className="text-lg font-semibold">
        {t("consentTitle")}
      </h2>
      <p role="status" className="mt-1 min-h-6 text-soft">
        {state === "none" && t("consentNone")}
        {state === "failed" && t("consentFailed")}
        {state === "known" &&
          receipt &&
          t("consentGiven", { at: at(receipt.givenAt), version: notice(receipt.noticeVersion) })}
      </p>
      {(state === "known" || state === "failed") && token && (
        <Button size="small" className="mt-3" onClick={() => void withdraw()}>
          {t("withdraw")}
        </Button>
      )}
    </section>
  );
}
