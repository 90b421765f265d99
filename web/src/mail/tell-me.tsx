"use client";

import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { paths } from "../gallery/paths.ts";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/field.tsx";
import { CodeField } from "./code-field.tsx";

interface Props {
  readonly eventId: string;
  readonly preview: string | undefined;
  readonly bib: string;
}

type Step = "address" | "code" | "done";
type Problem = "address" | "code" | "over" | "rate-limited" | "unavailable";

/** A mail when more photos of a bib arrive: an address, the code that proves it, and nothing kept before that. */
export function TellMe({ eventId, preview, bib }: Props) {
  const t = useTranslations("tellMe");
  const locale = useLocale();
  const [step, setStep] = useState<Step>("address");
  const [email, setEmail] = useState("");
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);

  const send = async (url: string, body: object, done: (status: string | undefined) => Problem | undefined) => {
    setBusy(true);
    setProblem(undefined);
    try {
      const response = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      });
      const answer = (await response.json().catch(() => ({}))) as { status?: string; code?: string };
      if (response.ok) setProblem(done(answer.status));
      else if (answer.code === "invalid-input") setProblem(step === "address" ? "address" : "code");
      else setProblem(answer.code === "rate-limited" ? "rate-limited" : "unavailable");
    } catch {
      setProblem("unavailable");
    } finally {
      setBusy(false);
    }
  };
  const ask = (event: FormEvent) => {
    event.preventDefault();
    void send(paths.api.mails(eventId, preview), { email, bibs: [bib], locale }, (status) => {
      if (status === "refused") return "address";
      setStep("code");
      return undefined;
    });
  };
  const confirm = (code: string) =>
    send(paths.api.mailsConfirm(eventId, preview), { email, code }, (status) => {
      if (status === "wrong") return "code";
      if (status === "over") {
        setStep("address");
        return "over";
      }
      setStep("done");
      return undefined;
    });
  const error = problem && t(`problem.${problem}`);
  return (
    <section
      aria-labelledby="tell-me"
      className="mx-auto my-8 w-full max-w-xl rounded-2xl border border-line bg-surface p-5 text-left print:hidden"
    >
      <h2 id="tell-me" className="text-lg font-semibold">
        {t("title", { bib })}
      </h2>
      {step === "address" && (
        <form onSubmit={ask} className="mt-3 flex flex-col gap-3 sm:flex-row sm:items-start" noValidate>
          <TextField
            id="tell-email"
            type="email"
            label={t("email")}
            labelHidden
            placeholder={t("email")}
            autoComplete="email"
            maxLength={254}
            required
            value={email}
            onChange={(event) => setEmail(event.target.value)}
            error={error}
            className="min-w-0 flex-1"
          />
          <Button type="submit" variant="primary" busy={isBusy}>
            {t("ask")}
          </Button>
        </form>
      )}
      {step === "code" && (
        <CodeField
          id="tell-code"
          label={t("code", { email })}
          submit={t("confirm")}
          error={error}
          isBusy={isBusy}
          onCode={confirm}
          onBack={() => setStep("address")}
          back={t("other")}
        />
      )}
      <p role="status" className={step === "done" ? "mt-2 font-medium" : "sr-only"}>
        {step === "done" ? t("done", { bib }) : step === "code" ? t("sent", { email }) : ""}
      </p>
      {step !== "done" && <p className="mt-3 text-sm text-soft">{t("note")}</p>}
    </section>
  );
}
