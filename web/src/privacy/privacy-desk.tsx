"use client";

import { Camera, EyeOff, ImageUp, ScanFace } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { type ImageAddress, imageUrl } from "../gallery/image-url.ts";
import { clockAt } from "../gallery/local-time.ts";
import { FileButton } from "../selfie/file-button.tsx";
import { consentKey, remember, remembered } from "../selfie/kept-consent.ts";
import type { ConsentNotice } from "../selfie/notice.ts";
import {
  askPrivacy,
  type FoundProof,
  type PrivacyRequest,
  proveBySelfie,
  requestConsent,
  SelfieError,
  type SelfieProblem,
} from "../selfie/selfie-api.ts";
import { shrink } from "../selfie/shrink.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { Spinner } from "../ui/spinner.tsx";
import { ConsentReceipt } from "./consent-receipt.tsx";

interface Props {
  readonly eventId: string;
  readonly timeZone: string;
  readonly preview: string | undefined;
  readonly notice: ConsentNotice;
  readonly address: ImageAddress;
}

type Done = "hidden" | "deleted";

/** Proof by a selfie, then what may be asked for with it; all of it takes effect at once. */
export function PrivacyDesk({ eventId, timeZone, preview, notice, address }: Props) {
  const t = useTranslations("privacy");
  const selfie = useTranslations("selfie");
  const locale = useLocale();
  const storageKey = consentKey(eventId, notice.version);
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
    attempt(async () => {
      const given = await requestConsent(eventId, preview, { locale, noticeVersion: notice.version });
      remember(storageKey, given);
      setToken(given);
    });
  const prove = (file: File | undefined) =>
    file &&
    token &&
    attempt(async () => {
      const proof = await proveBySelfie(eventId, preview, token, await shrink(file));
      setFound(proof);
      setPicked(new Set(proof.photos.map(({ id }) => id)));
    });
  const request = (asked: PrivacyRequest, outcome: Done) =>
    attempt(async () => {
      await askPrivacy(eventId, preview, asked);
      setDone(outcome);
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
  const hideable = found?.photos.filter(({ id }) => picked.has(id)).map(({ id }) => id) ?? [];

  return (
    <div className="flex flex-col gap-6">
      <ConsentReceipt
        eventId={eventId}
        preview={preview}
        token={token}
        onWithdrawn={() => {
          remember(storageKey, undefined);
          setToken(undefined);
          setFound(undefined);
        }}
      />
      <section aria-labelledby="ask" className="rounded-2xl border border-line bg-surface p-5">
        <h2 id="ask" className="text-lg font-semibold">
          {t("askTitle")}
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
        {!token && (
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
        {token && (!found || isNothing) && (
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
          <div className="mt-4 flex flex-col gap-4">
            <p role="status" className="font-medium">
              {t("found", { photos: found.photos.length, faces: found.faces })}
            </p>
            <ul className="grid grid-cols-2 gap-2 sm:grid-cols-4">
              {found.photos.map((photo) => (
                <li key={photo.id}>
                  <label className="relative block cursor-pointer overflow-hidden rounded-lg">
                    {/* biome-ignore lint/performance/noImgElement: renditions are made in the pipeline, none on request */}
                    <img
                      src={imageUrl(address, photo.id, "small")}
                      alt={t("photo", { time: clockAt(photo.capturedAt, timeZone) })}
                      className="aspect-[3/2] w-full object-cover"
                    />
                    <input
                      type="checkbox"
                      checked={picked.has(photo.id)}
                      onChange={() => toggle(photo.id)}
                      className="absolute top-2 left-2 size-6 accent-accent"
                    />
                  </label>
                </li>
              ))}
            </ul>
            <div className="flex flex-wrap gap-3">
              <Button
                variant="danger"
                busy={isBusy}
                disabled={hideable.length === 0}
                onClick={() => request({ do: "hide", proof: found.proof, photos: hideable }, "hidden")}
              >
                <EyeOff aria-hidden className="size-5" />
                {t("hide", { count: hideable.length })}
              </Button>
              <Button
                variant="danger"
                busy={isBusy}
                disabled={found.faces === 0}
                onClick={() => request({ do: "delete-faces", proof: found.proof }, "deleted")}
              >
                <ScanFace aria-hidden className="size-5" />
                {t("deleteFaces")}
              </Button>
            </div>
            <p className="text-sm text-soft">{t("consequences")}</p>
          </div>
        )}
      </section>
    </div>
  );
}
