"use client";

import { Camera, ImageUp } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { ImageAddress } from "../gallery/image-url.ts";
import { FileButton } from "../selfie/file-button.tsx";
import { consentKey, remember, remembered } from "../selfie/kept-consent.ts";
import { forgetFound } from "../selfie/kept-found.ts";
import type { ConsentNotice } from "../selfie/notice.ts";
import {
  askForCode,
  askPrivacy,
  type FoundProof,
  type PrivacyRequest,
  proveByCode,
  proveBySelfie,
  requestConsent,
  SelfieError,
  type SelfieProblem,
} from "../selfie/selfie-api.ts";
import { shrink } from "../selfie/shrink.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { Spinner } from "../ui/spinner.tsx";
import { CodeProof } from "./code-proof.tsx";
import { ConsentReceipt } from "./consent-receipt.tsx";
import { ProvenPhotos } from "./proven-photos.tsx";

interface Props {
  readonly eventId: string;
  readonly timeZone: string;
  readonly preview: string | undefined;
  /** Absent at races that compare no faces. */
  readonly notice: ConsentNotice | undefined;
  readonly address: ImageAddress;
  /** The one photo she came from. */
  readonly photoId: string | undefined;
}

type Done = "hidden" | "deleted";

/** Proof by a code or a selfie, then what may be asked for with it; all of it takes effect at once. */
export function PrivacyDesk({ eventId, timeZone, preview, notice, address, photoId }: Props) {
  const t = useTranslations("privacy");
  const selfie = useTranslations("selfie");
  const locale = useLocale();
  const storageKey = consentKey(eventId, notice?.version ?? "");
  const [token, setToken] = useState<string>();
  const [found, setFound] = useState<FoundProof>();
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [done, setDone] = useState<Done>();
  const [problem, setProblem] = useState<SelfieProblem>();
  const [isBusy, setBusy] = useState(false);
  useEffect(() => setToken(remembered(storageKey)), [storageKey]);

  const attempt = async (work: () => Promise<void>) => {
    setProblem(undefined);
    setDone(undefined);
    setBusy(true);
    try {
      await work();
    } catch (error) {
      const what = error instanceof SelfieError ? error.problem : "not-an-image";
      setProblem(what);
      if (what !== "consent-required" && what !== "conflict") return;
      remember(storageKey, undefined);
      setToken(undefined);
    } finally {
      setBusy(false);
    }
  };
  const agree = () =>
    notice &&
    attempt(async () => {
      const given = await requestConsent(eventId, preview, { locale, noticeVersion: notice.version });
      remember(storageKey, given);
      setToken(given);
    });
  const prove = (file: File | undefined) =>
    file &&
    token &&
    attempt(async () => {
      show(await proveBySelfie(eventId, preview, token, await shrink(file)));
    });
  const show = (proof: FoundProof) => {
    setFound(proof);
    const one = proof.photos.filter(({ id }) => id === photoId);
    // Whoever came from one photo wants that one hidden; all others, all of theirs.
    setPicked(new Set((one.length > 0 ? one : proof.photos).map(({ id }) => id)));
  };
  const askCode = async (bib: string) => {
    let isSent = false;
    await attempt(async () => {
      await askForCode(eventId, preview, { bib, locale });
      isSent = true;
    });
    return isSent;
  };
  const enterCode = (bib: string, code: string) =>
    attempt(async () => show(await proveByCode(eventId, preview, { bib, code })));
  const request = (asked: PrivacyRequest) =>
    attempt(async () => {
      await askPrivacy(eventId, preview, asked);
      setDone(asked.do === "hide" ? "hidden" : "deleted");
      if (!found) return;
      setFound(
        asked.do === "hide"
          ? { ...found, photos: found.photos.filter(({ id }) => !asked.photos.includes(id)) }
          : { ...found, faces: 0 },
      );
    });
  const toggle = (id: string) => {
    const next = new Set(picked);
    if (!next.delete(id)) next.add(id);
    setPicked(next);
  };
  const isNothing = found !== undefined && found.photos.length === 0 && found.faces === 0 && done === undefined;

  const receipt = notice && (
    <ConsentReceipt
      eventId={eventId}
      preview={preview}
      token={token}
      onWithdrawn={() => {
        remember(storageKey, undefined);
        forgetFound(eventId);
        setToken(undefined);
        setFound(undefined);
      }}
    />
  );

  return (
    <div className="flex flex-col gap-6">
      {photoId === undefined && receipt}
      <section aria-labelledby="ask" className="rounded-2xl border border-line bg-surface p-5">
        <h2 id="ask" className="text-lg font-semibold">
          {photoId === undefined ? t("askTitle") : t("askOne")}
        </h2>
        <p className="mt-1 text-soft">{t("askText")}</p>
        {problem && (
          <Notice tone="warning" role="alert" className="mt-4">
            {selfie(`problem.${problem}`)}
          </Notice>
        )}
        {done && (
          <Notice tone="success" role="status" className="mt-4">
            {t(done)}
          </Notice>
        )}
        {(!found || isNothing) && (
          <div className="mt-5">
            <CodeProof isBusy={isBusy} onAsk={askCode} onCode={enterCode} />
          </div>
        )}
        {notice && (!found || isNothing) && (
          <div className="mt-6 border-t border-line pt-5">
            <h3 className="flex items-center gap-2 font-semibold">
              <Camera aria-hidden className="size-5" />
              {t("bySelfie")}
            </h3>
            <p className="mt-1 text-sm text-soft">{t("bySelfieText")}</p>
          </div>
        )}
        {notice && !token && !found && (
          <div className="mt-4">
            <ul className="flex list-disc flex-col gap-1 pl-5 text-sm">
              {notice.points.map((point) => (
                <li key={point}>{point}</li>
              ))}
            </ul>
            <Button variant="primary" className="mt-4" busy={isBusy} onClick={agree}>
              {selfie("agree")}
            </Button>
          </div>
        )}
        {notice && token && (!found || isNothing) && (
          <div className="mt-4 flex flex-wrap items-center gap-3">
            <FileButton id="proof-camera" capture onFile={prove}>
              <Camera aria-hidden className="size-5" />
              {selfie("take")}
            </FileButton>
            <FileButton id="proof-file" onFile={prove}>
              <ImageUp aria-hidden className="size-5" />
              {selfie("choose")}
            </FileButton>
            {isBusy && (
              <p role="status" className="flex items-center gap-2">
                <Spinner />
                {t("proving")}
              </p>
            )}
          </div>
        )}
        {isNothing && (
          <p role="status" className="mt-4 font-medium">
            {t("nothing")}
          </p>
        )}
        {found && !isNothing && (
          <ProvenPhotos {...{ found, picked, timeZone, address, isBusy }} onPick={toggle} onAsk={request} />
        )}
      </section>
      {photoId !== undefined && receipt}
    </div>
  );
}
