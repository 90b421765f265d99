"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { Button } from "../../ui/button.tsx";
import type { FormState } from "../settings/form-state.ts";
import { renewLink } from "./actions.ts";

/** Ends the link that is out there. */
export function RenewLink({ eventId }: { readonly eventId: string }) {
  const t = useTranslations("publish.link");
  const problems = useTranslations("organize.problem");
  const [state, setState] = useState<FormState>();
  const [isBusy, start] = useTransition();
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button variant="quiet" busy={isBusy} onClick={() => start(async () => setState(await renewLink(eventId)))}>
        {t("renew")}
      </Button>
      <p role="status" className={state?.status === "refused" ? "text-danger" : "text-soft"}>
        {state?.status === "saved" && t("renewed")}
        {state?.status === "refused" && problems(state.code)}
      </p>
    </div>
  );
}
