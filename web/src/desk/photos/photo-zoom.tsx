"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Button } from "../../ui/button.tsx";
import type { DeskPhoto } from "./load-photos.ts";

interface Props {
  readonly photo: DeskPhoto;
  readonly onClose: () => void;
}

/** One photo as large as the window. */
export function PhotoZoom({ photo, onClose }: Props) {
  const t = useTranslations("desk.photos");
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-label={photo.fileName}
      onClose={onClose}
      className="fixed inset-0 m-0 flex h-dvh max-h-none w-dvw max-w-none flex-col bg-black text-white"
    >
      <div className="flex items-center gap-4 px-4 py-2 text-sm">
        <span className="min-w-0 flex-1 truncate">{[photo.fileName, photo.time].filter(Boolean).join(" · ")}</span>
        <Button variant="quiet" className="text-white hover:text-ink" onClick={onClose}>
          <X aria-hidden className="size-5" />
          {t("close")}
        </Button>
      </div>
      {/* biome-ignore lint/performance/noImgElement: a rendition of the pipeline */}
      <img src={photo.large} alt={photo.fileName} className="min-h-0 flex-1 object-contain" />
    </dialog>
  );
}
