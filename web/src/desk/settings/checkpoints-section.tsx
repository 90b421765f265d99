"use client";

import { useTranslations } from "next-intl";
import { TextField } from "../../ui/field.tsx";
import { saveCheckpoint } from "./actions.ts";
import { SettingsForm } from "./settings-form.tsx";

interface CheckpointView {
  readonly checkpointId: string;
  readonly name: string;
  readonly km: string;
}

const NONE: CheckpointView = { checkpointId: "", name: "", km: "" };

interface Props {
  readonly eventId: string;
  readonly checkpoints: readonly CheckpointView[];
}

/** One line a checkpoint, in the order of the course; the last one is for a new one. */
export function CheckpointsSection({ eventId, checkpoints }: Props) {
  const t = useTranslations("setup.checkpoints");
  return (
    <ul className="flex flex-col gap-4">
      {[...checkpoints, NONE].map((checkpoint) => (
        <li
          key={checkpoint.checkpointId || `new-${checkpoints.length}`}
          className="rounded-xl border border-line bg-surface p-4"
        >
          <SettingsForm
            action={saveCheckpoint.bind(null, eventId)}
            submit={checkpoint.checkpointId ? undefined : t("add")}
            remove={checkpoint.checkpointId && t("remove")}
            variant="secondary"
            className="flex flex-wrap items-end gap-3"
          >
            {(wrong) => (
              <>
                <input type="hidden" name="checkpointId" value={checkpoint.checkpointId} />
                <TextField
                  id={`checkpoint-${checkpoint.checkpointId}`}
                  name="name"
                  label={t("name")}
                  required
                  maxLength={60}
                  defaultValue={checkpoint.name}
                  error={wrong("name")}
                  className="min-w-32 flex-1"
                />
                <TextField
                  id={`checkpoint-km-${checkpoint.checkpointId}`}
                  name="km"
                  label={t("km")}
                  inputMode="decimal"
                  required
                  defaultValue={checkpoint.km}
                  error={wrong("distanceM")}
                  className="w-28"
                />
              </>
            )}
          </SettingsForm>
        </li>
      ))}
    </ul>
  );
}
