"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useKeptForm } from "../kept-form.ts";
import { type FormState, IDLE, OFFLINE } from "./form-state.ts";

interface Props {
  readonly action: (state: FormState, form: FormData) => Promise<FormState>;
  readonly submit?: ReactNode;
  /** Words of a second button that takes away what the form is about (`remove=yes`); none without. */
  readonly remove?: ReactNode;
  /** What is said when it is done; "Saved." otherwise. */
  readonly done?: string;
  readonly variant?: "primary" | "secondary";
  readonly className?: string;
  /** @param wrong what is wrong, by field */
  readonly children: (wrong: (field: string) => string | undefined) => ReactNode;
}

/** A form of the desk: it says what became of it and what is wrong, field by field. */
export function SettingsForm({ action, submit, remove, done, variant = "primary", className, children }: Props) {
  const t = useTranslations("organize.form");
  const problems = useTranslations("organize.problem");
  const { state, isBusy, form } = useKeptForm(action, IDLE, OFFLINE);
  const fields = state.status === "refused" ? state.fields : {};
  const wrong = (field: string) => {
    const found = Object.entries(fields).find(
      ([path]) => path === field || path.startsWith(`${field}.`) || path.startsWith(`changes.${field}`),
    );
    return found?.[1];
  };
  return (
    <form {...form} className={className ?? "flex flex-col gap-5"}>
      {children(wrong)}
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" variant={variant} busy={isBusy}>
          {submit ?? t("save")}
        </Button>
        {/* After the other one: Enter in a field presses a form's first button. */}
        {remove && (
          <Button type="submit" name="remove" value="yes" variant="quiet" disabled={isBusy} formNoValidate>
            {remove}
          </Button>
        )}
        {state.status === "saved" && (
          <p role="status" className="font-medium text-success">
            {done ?? t("saved")}
          </p>
        )}
      </div>
      {(state.status === "changed" || state.status === "gone") && (
        <Notice tone="warning" role="alert">
          {t(state.status)}
        </Notice>
      )}
      {state.status === "refused" && (
        <Notice tone="danger" role="alert">
          {problems(state.code)}
        </Notice>
      )}
    </form>
  );
}
