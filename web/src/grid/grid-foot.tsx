"use client";

import { useTranslations } from "next-intl";
import { Button } from "../ui/button.tsx";
import { buttonClass } from "../ui/button-class.ts";
import type { Segments } from "./use-segments.ts";

interface Props {
  readonly id: string;
  readonly photos: Segments;
  /** Where a browser without script goes on. */
  readonly nextPage: string | undefined;
  /** Whether a part of the page that was asked for did not arrive. */
  readonly failed: boolean;
}

/** What stands after the last photo: the way on, or what went wrong. */
export function GridFoot({ id, photos, nextPage, failed }: Props) {
  const t = useTranslations("grid");
  const isFailed = photos.state === "failed";
  return (
    <div id={id} role="status" className="flex flex-col items-center gap-3 py-8">
      {isFailed && (
        <div className="grid-problem">
          <p className="text-danger">{t("moreFailed")}</p>
          <Button onClick={photos.retry}>{t("retry")}</Button>
        </div>
      )}
      {failed && !isFailed && <p className="grid-problem text-danger">{t("openFailed")}</p>}
      {photos.hasMore && !isFailed && nextPage && (
        <a
          href={nextPage}
          onClick={(event) => {
            event.preventDefault();
            photos.more();
          }}
          className={buttonClass({ size: "large" })}
        >
          {photos.state === "loading" ? t("loading") : t("more")}
        </a>
      )}
    </div>
  );
}
