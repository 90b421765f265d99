"use client";

import type { Brand } from "@snaprace/core/brand";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "../../ui/button.tsx";
import { buttonClass } from "../../ui/button-class.ts";
import { Notice } from "../../ui/notice.tsx";
import { deskPaths } from "../paths.ts";

interface Props {
  readonly eventId: string;
  readonly logo: Brand.Branding["logo"];
}

const PROBLEMS = ["invalid-input", "too-large", "conflict", "not-signed-in", "not-allowed", "not-found"] as const;
type Problem = (typeof PROBLEMS)[number] | "unavailable";

/** The race's logo: chosen, sent, drawn anew by us, and shown as runners see it on light and dark. */
export function LogoField({ eventId, logo }: Props) {
  const t = useTranslations("setup.logo");
  const router = useRouter();
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const address = deskPaths.api.logo(eventId);

  async function change(method: "POST" | "DELETE", file?: File) {
    setBusy(true);
    setProblem(undefined);
    try {
      const response = await fetch(address, { method, ...(file && { body: file }) });
      if (response.ok) router.refresh();
      else setProblem(await problemIn(response));
    } catch {
      setProblem("unavailable");
    } finally {
      setBusy(false);
    }
  }

  return (
    <div className="mb-6 flex flex-col gap-3">
      <p className="text-sm font-semibold">{t("label")}</p>
      {logo && (
        <div className="grid max-w-xl grid-cols-2 gap-3">
          {(["bg-white", "bg-black"] as const).map((ground) => (
            <div
              key={ground}
              className={`flex h-28 items-center justify-center rounded-xl border border-line p-4 ${ground}`}
            >
              {/* biome-ignore lint/performance/noImgElement: drawn by us once, never on request */}
              <img
                src={`${address}?v=${logo.version}`}
                alt={ground === "bg-white" ? t("onLight") : t("onDark")}
                width={logo.width}
                height={logo.height}
                className="max-h-full w-auto object-contain"
              />
            </div>
          ))}
        </div>
      )}
      <div className="flex flex-wrap gap-3">
        <label
          htmlFor="logo"
          className={buttonClass({ variant: "secondary" }, "cursor-pointer has-[+input:focus-visible]:outline")}
        >
          {logo ? t("replace") : t("choose")}
        </label>
        <input
          id="logo"
          type="file"
          accept="image/png,image/jpeg,image/webp"
          className="sr-only"
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file) void change("POST", file);
            event.target.value = "";
          }}
        />
        {logo && (
          <Button variant="quiet" busy={isBusy} onClick={() => void change("DELETE")}>
            {t("remove")}
          </Button>
        )}
      </div>
      <p className="text-sm text-soft">{t("hint")}</p>
      {problem && (
        <Notice tone="danger" role="alert">
          {t(`problem.${problem}`)}
        </Notice>
      )}
    </div>
  );
}

async function problemIn(response: Response): Promise<Problem> {
  const body = (await response.json().catch(() => ({}))) as { code?: string };
  return PROBLEMS.find((code) => code === body.code) ?? "unavailable";
}
