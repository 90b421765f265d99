"use client";

import { Camera, ImageUp } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { paths } from "../gallery/paths.ts";
import { Button } from "../ui/button.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { Notice } from "../ui/notice.tsx";
import { Spinner } from "../ui/spinner.tsx";
import { FileButton } from "./file-button.tsx";
import { consentKey, remember, remembered } from "./kept-consent.ts";
import { forgetFound, keepFound, keptFound } from "./kept-found.ts";
import type { ConsentNotice } from "./notice.ts";
import {
  type FoundPhoto,
  findBySelfie,
  requestConsent,
  SelfieError,
  type SelfieProblem,
  withdrawConsent,
} from "./selfie-api.ts";
import { type ResultProps, SelfieResults } from "./selfie-results.tsx";
import { shrink } from "./shrink.ts";

/** Shapes of the tiles that stand in for photos while they are looked for. */
const COMING = ["is-wide", "is-high", "is-wide", "is-wide", "is-high", "is-wide"] as const;

interface Props extends ResultProps {
  readonly notice: ConsentNotice;
  readonly photoCount: number;
}

type Step =
  | { readonly name: "consent" }
  | { readonly name: "selfie" }
  | { readonly name: "searching" }
  | { readonly name: "found"; readonly photos: readonly FoundPhoto[] };

/** Consent, then a selfie, then photos. The token of the consent stays in this browser, the selfie in this page. */
export function SelfieSearch({ notice, photoCount, ...results }: Props) {
  const { eventId, preview } = results;
  const t = useTranslations("selfie");
  const locale = useLocale();
  const [step, setStep] = useState<Step>({ name: "consent" });
  const [token, setToken] = useState<string>();
  const [problem, setProblem] = useState<SelfieProblem>();
  const [isWithdrawn, setWithdrawn] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [picture, setPicture] = useState<string>();
  const storageKey = consentKey(eventId, notice.version);
  /** Counts withdrawals: what was found for a consent that is gone is not shown. */
  const withdrawals = useRef(0);

  useEffect(() => {
    const kept = remembered(storageKey);
    if (!kept) return;
    setToken(kept);
    const photos = keptFound(eventId, kept);
    setStep(photos ? { name: "found", photos } : { name: "selfie" });
  }, [eventId, storageKey]);
  useEffect(() => () => void (picture && URL.revokeObjectURL(picture)), [picture]);

  const attempt = async (work: () => Promise<void>) => {
    setProblem(undefined);
    setBusy(true);
    const before = withdrawals.current;
    try {
      await work();
    } catch (error) {
      if (withdrawals.current !== before) return;
      const found = error instanceof SelfieError ? error.problem : "not-an-image";
      setProblem(found);
      const isConsentGone = found === "consent-required" || found === "conflict";
      if (isConsentGone) remember(storageKey, undefined);
      setStep(isConsentGone || !token ? { name: "consent" } : { name: "selfie" });
    } finally {
      setBusy(false);
    }
  };
  const agree = () =>
    attempt(async () => {
      const given = await requestConsent(eventId, preview, { locale, noticeVersion: notice.version });
      remember(storageKey, given);
      setToken(given);
      setWithdrawn(false);
      setStep({ name: "selfie" });
    });
  const withdraw = () =>
    attempt(async () => {
      if (token) await withdrawConsent(eventId, preview, token);
      withdrawals.current += 1;
      remember(storageKey, undefined);
      forgetFound(eventId);
      setToken(undefined);
      setPicture(undefined);
      setWithdrawn(true);
      setStep({ name: "consent" });
    });
  const search = (file: File | undefined) =>
    file &&
    token &&
    attempt(async () => {
      const before = withdrawals.current;
      const selfie = await shrink(file);
      setPicture(URL.createObjectURL(selfie));
      setStep({ name: "searching" });
      const photos = await findBySelfie(eventId, preview, token, selfie);
      if (withdrawals.current !== before) return;
      keepFound(eventId, token, photos);
      setStep({ name: "found", photos });
    });

  return (
    <div className="mt-6 flex flex-col gap-6">
      {problem && (
        <Notice tone="warning" role="alert">
          {t(`problem.${problem}`)}
        </Notice>
      )}
      {isWithdrawn && (
        <Notice tone="success" role="status">
          {t("withdrawn")}
        </Notice>
      )}
      {step.name === "consent" && (
        <section className="rounded-2xl border border-line bg-surface p-5 sm:p-6">
          <h2 className="text-lg font-semibold">{t("notice.heading")}</h2>
          <ul className="mt-3 flex list-disc flex-col gap-2 pl-5">
            {notice.points.map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ul>
          <div className="mt-6 flex flex-wrap gap-3">
            <Button variant="primary" size="large" busy={isBusy} onClick={agree}>
              {t("agree")}
            </Button>
            <LinkButton href={paths.event(eventId, { preview })} variant="quiet" size="large">
              {t("decline")}
            </LinkButton>
          </div>
        </section>
      )}
      {step.name !== "consent" && (
        <section className="flex flex-col gap-4 rounded-2xl border border-line bg-surface p-5 sm:flex-row sm:items-center">
          {picture && (
            // biome-ignore lint/performance/noImgElement: a picture of this page's own memory
            <img src={picture} alt={t("yourSelfie")} className="size-24 shrink-0 rounded-xl object-cover" />
          )}
          <div className="flex flex-col gap-3">
            {step.name === "searching" ? (
              <p role="status" className="flex items-center gap-3 font-medium">
                <Spinner />
                {t("searching", { count: photoCount })}
              </p>
            ) : (
              <>
                <div className="flex flex-wrap gap-3">
                  <FileButton id="selfie-camera" capture onFile={search}>
                    <Camera aria-hidden className="size-5" />
                    {t("take")}
                  </FileButton>
                  <FileButton id="selfie-file" onFile={search}>
                    <ImageUp aria-hidden className="size-5" />
                    {t("choose")}
                  </FileButton>
                </div>
                <p className="text-sm text-soft">{t("tips")}</p>
              </>
            )}
          </div>
        </section>
      )}
      {step.name === "searching" && (
        // Where her photos will stand.
        <ul aria-hidden className="photo-grid photos-coming">
          {COMING.map((shape, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike and never change
            <li key={index} className={`photo-tile ${shape}`} />
          ))}
        </ul>
      )}
      {step.name === "found" && <SelfieResults {...results} found={step.photos} />}
      {step.name !== "consent" && (
        <p className="flex flex-wrap items-center gap-x-3 text-sm text-soft">
          {t("agreed")}
          <Button
            variant="quiet"
            size="small"
            className="-ml-3"
            busy={isBusy && step.name === "selfie"}
            onClick={withdraw}
          >
            {t("withdraw")}
          </Button>
        </p>
      )}
    </div>
  );
}
