"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { duplicateEvent, setArchived } from "./actions.ts";
import type { FormState } from "./form-state.ts";
import { SettingsForm } from "./settings-form.tsx";

interface Props {
  readonly eventId: string;
  readonly name: string;
  readonly isArchived: boolean;
  readonly isOwner: boolean;
  /** What next year's race would be called, where and when. */
  readonly proposal: { readonly eventId: string; readonly name: string; readonly startsOn: string };
}

/** What happens to the race as a whole: next year's copy, and the archive. */
export function LifeSection({ eventId, isArchived, isOwner, proposal }: Props) {
  const t = useTranslations("organize.life");
  const problems = useTranslations("organize.problem");
  const [state, setState] = useState<FormState>();
  const [isBusy, start] = useTransition();
  return (
    <div className="flex flex-col gap-6">
      <SettingsForm action={duplicateEvent.bind(null, eventId)} submit={t("duplicate")} variant="secondary">
        {(wrong) => (
          <>
            <p className="text-soft">{t("duplicateText")}</p>
            <div className="grid gap-5 sm:grid-cols-3">
              <TextField
                id="copy-name"
                name="name"
                label={t("name")}
                required
                maxLength={120}
                defaultValue={proposal.name}
                error={wrong("name")}
              />
              <TextField
                id="copy-id"
                name="eventId"
                label={t("id")}
                required
                maxLength={63}
                defaultValue={proposal.eventId}
                error={wrong("eventId")}
              />
              <TextField
                id="copy-day"
                name="startsOn"
                type="date"
                label={t("day")}
                required
                defaultValue={proposal.startsOn}
                error={wrong("startsOn")}
              />
            </div>
          </>
        )}
      </SettingsForm>
      {isOwner && (
        <div className="flex flex-wrap items-center gap-4">
          <Button
            variant={isArchived ? "secondary" : "danger"}
            busy={isBusy}
            onClick={() => start(async () => setState(await setArchived(eventId, !isArchived)))}
          >
            {isArchived ? t("unarchive") : t("archive")}
          </Button>
          <p className="min-w-0 flex-1 basis-64 text-sm text-soft">
            {isArchived ? t("unarchiveText") : t("archiveText")}
          </p>
        </div>
      )}
      {state?.status === "refused" && (
        <Notice tone="danger" role="alert">
          {problems(state.code)}
        </Notice>
      )}
    </div>
  );
}
