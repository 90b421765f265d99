"use client";

import { EyeOff, ScanFace } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ImageAddress, imageUrl } from "../gallery/image-url.ts";
import { clockAt } from "../gallery/local-time.ts";
import type { FoundProof, PrivacyRequest } from "../selfie/selfie-api.ts";
import { Button } from "../ui/button.tsx";

interface Props {
  readonly found: FoundProof;
  readonly picked: ReadonlySet<string>;
  readonly onPick: (photoId: string) => void;
  readonly timeZone: string;
  readonly address: ImageAddress;
  readonly isBusy: boolean;
  readonly onAsk: (asked: PrivacyRequest) => unknown;
}

/** What is proven to be hers, and what may be asked for with it. */
export function ProvenPhotos({ found, picked, onPick, timeZone, address, isBusy, onAsk }: Props) {
  const t = useTranslations("privacy");
  const hideable = found.photos.filter(({ id }) => picked.has(id)).map(({ id }) => id);
  return (
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
                onChange={() => onPick(photo.id)}
                className="absolute top-2 left-2 size-6 accent-accent"
              />
            </label>
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-3">
        {found.photos.length > 0 && (
          <Button
            variant="danger"
            busy={isBusy}
            disabled={hideable.length === 0}
            onClick={() => onAsk({ do: "hide", proof: found.proof, photos: hideable })}
          >
            <EyeOff aria-hidden className="size-5" />
            {t("hide", { count: hideable.length })}
          </Button>
        )}
        {found.faces > 0 && (
          <Button variant="danger" busy={isBusy} onClick={() => onAsk({ do: "delete-faces", proof: found.proof })}>
            <ScanFace aria-hidden className="size-5" />
            {t("deleteFaces")}
          </Button>
        )}
      </div>
      {(found.photos.length > 0 || found.faces > 0) && <p className="text-sm text-soft">{t("consequences")}</p>}
    </div>
  );
}
