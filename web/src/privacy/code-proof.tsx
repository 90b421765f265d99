"use client";

import { Mail } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { CodeField } from "../mail/code-field.tsx";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/field.tsx";

interface Props {
  readonly isBusy: boolean;
  /** @returns whether it went out */
  readonly onAsk: (bib: string) => Promise<boolean>;
  readonly onCode: (bib: string, code: string) => unknown;
}

/** Proof without a face: a code to the address that the start list has for a bib. */
export function CodeProof({ isBusy, onAsk, onCode }: Props) {
  const t = useTranslations("privacy.code");
  const [bib, setBib] = useState("");
  const [isSent, setSent] = useState(false);
  const ask = async (event: FormEvent) => {
    event.preventDefault();
    if (await onAsk(bib)) setSent(true);
  };
  return (
    <div>
      <h3 className="flex items-center gap-2 font-semibold">
        <Mail aria-hidden className="size-5" />
        {t("title")}
      </h3>
      <p className="mt-1 text-sm text-soft">{isSent ? t("sent", { bib }) : t("text")}</p>
      {isSent ? (
        <CodeField
          id="proof-code"
          label={t("code")}
          submit={t("prove")}
          back={t("other")}
          error={undefined}
          isBusy={isBusy}
          onCode={(code) => onCode(bib, code)}
          onBack={() => setSent(false)}
        />
      ) : (
        <form onSubmit={ask} className="mt-3 flex items-end gap-3" noValidate>
          <TextField
            id="proof-bib"
            label={t("bib")}
            value={bib}
            onChange={(event) => setBib(event.target.value)}
            autoComplete="off"
            autoCapitalize="characters"
            maxLength={12}
            required
            className="w-36"
          />
          <Button type="submit" busy={isBusy}>
            {t("send")}
          </Button>
        </form>
      )}
    </div>
  );
}
