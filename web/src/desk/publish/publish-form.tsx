"use client";

import { useTranslations } from "next-intl";
import { SettingsForm } from "../settings/settings-form.tsx";
import { publishEvent } from "./actions.ts";

interface Props {
  readonly eventId: string;
  readonly isPublished: boolean;
  /** How many asked to be told. */
  readonly waiting: number;
  /** Whether they were told of it before. */
  readonly wasAnnounced: boolean;
}

/** Opens the race, with the choice to tell those who asked; an open one can be announced again, or closed. */
export function PublishForm({ eventId, isPublished, waiting, wasAnnounced }: Props) {
  const t = useTranslations("publish.form");
  const action = publishEvent.bind(null, eventId);
  if (!isPublished) {
    return (
      <SettingsForm action={action} submit={t("publish")} done={t("done")}>
        {() => (
          <div>
            <label className="tap flex items-center gap-3">
              <input type="checkbox" name="announce" className="size-5" defaultChecked={!wasAnnounced} />
              {t("announce", { count: waiting })}
            </label>
            <p className="text-sm text-soft">{t("announceHint")}</p>
          </div>
        )}
      </SettingsForm>
    );
  }
  return (
    <div className="flex flex-wrap gap-4">
      {waiting > 0 && (
        <SettingsForm action={action} submit={t("tell", { count: waiting })} done={t("told")} variant="secondary">
          {() => <input type="hidden" name="announce" value="on" />}
        </SettingsForm>
      )}
      <SettingsForm action={action} submit={t("unpublish")} done={t("closed")} variant="secondary">
        {() => <input type="hidden" name="publish" value="no" />}
      </SettingsForm>
    </div>
  );
}
