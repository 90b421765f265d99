"use client";

import { Download, Share2, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type SyntheticEvent, useEffect, useRef, useState } from "react";
import { Button } from "../ui/button.tsx";
import { Spinner } from "../ui/spinner.tsx";
import { CARD_SHAPES, type CardFacts, type CardShape, drawCard } from "./draw-card.ts";
import { saveFile } from "./save-file.ts";

interface Props {
  /** Address of the photo, on our own image host. */
  readonly photoUrl: string;
  /** Where on the photo the runner is, from its left edge, 0–1; its middle where that is not known. */
  readonly at: number | undefined;
  readonly facts: CardFacts;
  readonly fileName: string;
  readonly onClose: () => void;
}

/** A picture for stories and feeds with the runner's result, drawn in the browser. */
export function ShareCard({ photoUrl, at, facts, fileName, onClose }: Props) {
  const t = useTranslations("take");
  const dialog = useRef<HTMLDialogElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [shape, setShape] = useState<CardShape>("story");
  const [state, setState] = useState<"drawing" | "ready" | "failed">("drawing");

  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    let isCurrent = true;
    const draw = async () => {
      setState("drawing");
      try {
        const photo = await loadedImage(photoUrl);
        const style = getComputedStyle(document.documentElement);
        const fonts = {
          numbers: style.getPropertyValue("--font-number"),
          words: style.getPropertyValue("--font-sans"),
        };
        // One that cannot be had, such as a local font to stand in, is no reason to draw nothing.
        await Promise.allSettled([
          document.fonts.load(`700 96px ${fonts.numbers}`),
          document.fonts.load(`600 36px ${fonts.words}`, Object.values(facts).flat().join(" ")),
        ]);
        if (!isCurrent || !canvas.current) return;
        drawCard(canvas.current, { photo, at }, shape, facts, fonts);
        setState("ready");
      } catch {
        if (isCurrent) setState("failed");
      }
    };
    void draw();
    return () => {
      isCurrent = false;
    };
  }, [photoUrl, at, shape, facts]);

  const file = async () => {
    const blob = await new Promise<Blob | null>((resolve) => canvas.current?.toBlob(resolve, "image/jpeg", 0.92));
    if (!blob) throw new Error("The browser gave no picture.");
    return new File([blob], `${fileName}-${shape}.jpg`, { type: "image/jpeg" });
  };
  const save = async () => {
    const card = await file();
    saveFile(card, card.name);
  };
  const share = async () => {
    const files = [await file()];
    try {
      if (navigator.canShare?.({ files })) await navigator.share({ files });
      else await save();
    } catch (error) {
      // Closing the device's own dialog is no failure.
      if (!(error instanceof DOMException && error.name === "AbortError")) await save();
    }
  };
  // Keys and presses in here are not for the viewer behind.
  const stop = (event: SyntheticEvent) => event.stopPropagation();
  return (
    <dialog
      ref={dialog}
      className="share-card"
      aria-labelledby="share-card-title"
      onClose={onClose}
      onClick={stop}
      onKeyDown={stop}
      onPointerDown={stop}
      onPointerMove={stop}
      onPointerUp={stop}
      onWheel={stop}
    >
      <div className="flex items-center justify-between gap-3">
        <h2 id="share-card-title" className="text-lg font-semibold">
          {t("cardTitle")}
        </h2>
        <Button variant="quiet" className="-mr-3" aria-label={t("close")} onClick={() => dialog.current?.close()}>
          <X aria-hidden className="size-5" />
        </Button>
      </div>
      <canvas
        ref={canvas}
        role="img"
        aria-label={t("cardPicture")}
        className="share-card-picture"
        width={CARD_SHAPES[shape].width}
        height={CARD_SHAPES[shape].height}
      />
      <p role="status" className="min-h-6 text-center text-soft">
        {state === "drawing" && (
          <span className="inline-flex items-center gap-2">
            <Spinner />
            {t("drawing")}
          </span>
        )}
        {state === "failed" && t("failed")}
      </p>
      <div className="flex flex-wrap justify-center gap-2">
        {(Object.keys(CARD_SHAPES) as CardShape[]).map((each) => (
          <Button
            key={each}
            aria-pressed={shape === each}
            variant={shape === each ? "primary" : "secondary"}
            onClick={() => setShape(each)}
          >
            {t(each)}
          </Button>
        ))}
        <Button disabled={state !== "ready"} onClick={() => void save()}>
          <Download aria-hidden className="size-5" />
          {t("save")}
        </Button>
        <Button disabled={state !== "ready"} onClick={() => void share()}>
          <Share2 aria-hidden className="size-5" />
          {t("share")}
        </Button>
      </div>
    </dialog>
  );
}

/** With CORS, so that the canvas may be saved. */
async function loadedImage(url: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.crossOrigin = "anonymous";
  // An address of its own: the copy in the browser's cache came without permission to be read.
  image.src = `${url}${url.includes("?") ? "&" : "?"}card`;
  await image.decode();
  return image;
}
