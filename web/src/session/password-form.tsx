"use client";

import { useTranslations } from "next-intl";
import { useActionState, useState } from "react";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/field.tsx";
import { Notice } from "../ui/notice.tsx";
import { choosePassword } from "./account-actions.ts";

/** Two steps: a code to the address, then the code with the new password. */
export function PasswordForm({ email }: { readonly email: string }) {
  const t = useTranslations("account.password");
  const [state, action, isBusy] = useActionState(choosePassword, { step: "start" });
  // Kept when the password is refused: the code is still good.
  const [code, setCode] = useState("");
  return (
    <form action={action} className="flex max-w-md flex-col gap-5">
      {state.step === "saved" && (
        <Notice tone="success" role="status">
          {t("saved")}
        </Notice>
      )}
      {state.problem && (
        <Notice tone="danger" role="alert">
          {t(`problem.${state.problem}`)}
        </Notice>
      )}
      {/* For password managers, which keep both together. */}
      <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
      {state.step === "code" && (
        <>
          <TextField
            id="code"
            name="code"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={8}
            required
            value={code}
            onChange={(event) => setCode(event.target.value)}
            label={t("code")}
            hint={t("codeHint", { email })}
          />
          <TextField
            id="password"
            name="password"
            type="password"
            autoComplete="new-password"
            required
            label={t("password")}
            hint={t("hint")}
          />
        </>
      )}
      <Button type="submit" variant={state.step === "code" ? "primary" : "secondary"} busy={isBusy}>
        {state.step === "code" ? t("save") : t("start")}
      </Button>
    </form>
  );
}
