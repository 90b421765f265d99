"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Button } from "../../ui/button.tsx";

interface Props {
  readonly label: string;
  readonly value: string;
  readonly isLong?: boolean;
}

/** Something to copy: by button, and by hand where the browser does not let us. */
export function CopyField({ label, value, isLong = false }: Props) {
  const t = useTranslations("publish.copy");
  const id = useId();
  const [isCopied, setCopied] = useState(false);
  const field = {
    id,
    readOnly: true,
    value,
    onFocus: (event: { readonly currentTarget: HTMLInputElement | HTMLTextAreaElement }) =>
      event.currentTarget.select(),
    className: "min-w-0 flex-1 rounded-lg border border-edge bg-sunken px-3 py-2 font-mono text-sm",
  };
  async function copy() {
    try {
      await navigator.clipboard.writeText(value);
      setCopied(true);
    } catch {
      // Then the field is there, selected with one touch.
      setCopied(false);
      document.getElementById(id)?.focus();
    }
  }
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-sm font-semibold">
        {label}
      </label>
      <div className="flex items-start gap-3">
        {isLong ? <textarea {...field} rows={3} /> : <input {...field} type="text" />}
        <Button onClick={() => void copy()} aria-label={t("copyOf", { label })}>
          {isCopied ? <Check aria-hidden className="size-5" /> : <Copy aria-hidden className="size-5" />}
          <span className="hidden sm:inline">{isCopied ? t("copied") : t("copy")}</span>
        </Button>
      </div>
      <span role="status" className="sr-only">
        {isCopied ? t("copied") : ""}
      </span>
    </div>
  );
}
