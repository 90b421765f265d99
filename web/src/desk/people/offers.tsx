"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { acceptInvitation } from "./actions.ts";

interface Props {
  readonly offers: readonly { readonly invitationId: string; readonly organizerName: string; readonly role: string }[];
}

/** Invitations to whoever is signed in. */
export function Offers({ offers }: Props) {
  const t = useTranslations("organize.people");
  const problems = useTranslations("organize.problem");
  const [problem, setProblem] = useState<string>();
  const [isBusy, start] = useTransition();
  const accept = (invitationId: string) =>
    start(async () => {
      const result = await acceptInvitation(invitationId);
      if (result.status === "refused") setProblem(problems(result.code));
      else if (result.status === "gone") setProblem(t("offerGone"));
    });
  return (
    <div className="mt-6 flex flex-col gap-3">
      {offers.map(({ invitationId, organizerName, role }) => (
        <Notice key={invitationId} title={t("offer", { name: organizerName })}>
          <p>{t(`may.${role}`)}</p>
          <Button variant="primary" busy={isBusy} className="mt-3" onClick={() => accept(invitationId)}>
            {t("join")}
          </Button>
        </Notice>
      ))}
      {problem && (
        <Notice tone="danger" role="alert">
          {problem}
        </Notice>
      )}
    </div>
  );
}
