"use client";

import { FolderUp, ImageUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Button } from "../../ui/button.tsx";
import { buttonClass } from "../../ui/button-class.ts";
import { canPickFolder, type Found, filesOfDrop, filesOfInput, pickFolder } from "./files.ts";

interface Props {
  /** Once files are listed, it makes room for them. */
  readonly isSmall: boolean;
  readonly onFound: (found: Found) => void;
}

/** Every browser knows it, and React's types do not. */
const WHOLE_FOLDER: object = { webkitdirectory: "" };

/** Where photos and folders are dropped or chosen. */
export function UploadDrop({ isSmall, onFound }: Props) {
  const t = useTranslations("desk.uploadPage");
  const [isOver, setOver] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const photos = useId();
  const folder = useId();
  const take = async (read: Promise<Found | undefined>) => {
    try {
      const found = await read;
      setFailed(false);
      if (found) onFound(found);
    } catch {
      setFailed(true);
    }
  };
  const label = buttonClass({ variant: "primary" }, "cursor-pointer has-[+input:focus-visible]:outline");
  return (
    <section
      aria-label={t("drop")}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void take(filesOfDrop(event.dataTransfer));
      }}
      className={`flex flex-col items-center justify-center gap-2 rounded-xl border-2 border-dashed px-4 text-center ${
        isSmall ? "py-4" : "py-10"
      } ${isOver ? "border-accent bg-accent-tint" : "border-edge bg-surface"}`}
    >
      <p className="text-lg font-semibold">{t("drop")}</p>
      {!isSmall && <p className="max-w-md text-sm text-soft">{t("dropHint")}</p>}
      <div className="mt-1 flex flex-wrap justify-center gap-3">
        <span>
          <label htmlFor={photos} className={label}>
            <ImageUp aria-hidden className="size-5" />
            {t("choose")}
          </label>
          <input
            id={photos}
            type="file"
            multiple
            accept="image/jpeg,image/png,image/webp,.heic,.heif"
            className="sr-only"
            onChange={(event) => {
              void take(Promise.resolve(filesOfInput(event.target.files ?? [])));
              event.target.value = "";
            }}
          />
        </span>
        <span>
          <Button
            onClick={() => {
              if (canPickFolder()) void take(pickFolder());
              else document.getElementById(folder)?.click();
            }}
          >
            <FolderUp aria-hidden className="size-5" />
            {t("chooseFolder")}
          </Button>
          <input
            id={folder}
            type="file"
            multiple
            {...WHOLE_FOLDER}
            hidden
            aria-label={t("chooseFolder")}
            onChange={(event) => {
              void take(Promise.resolve(filesOfInput(event.target.files ?? [])));
              event.target.value = "";
            }}
          />
        </span>
      </div>
      {hasFailed && (
        <p role="alert" className="text-sm text-danger">
          {t("folderFailed")}
        </p>
      )}
    </section>
  );
}
