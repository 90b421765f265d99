"use client";

import { useTranslations } from "next-intl";
import { TextField } from "../../ui/field.tsx";
import { FoldMark } from "../fold-mark.tsx";
import { saveRace } from "./actions.ts";
import { SettingsForm } from "./settings-form.tsx";

interface RaceView {
  readonly raceId: string;
  readonly name: string;
  readonly km: string;
  /** Local time at the event, as a date and time field has it. */
  readonly startsAt: string;
  /** `A 08:00`, one a line. */
  readonly waves: string;
}

const NONE: RaceView = { raceId: "", name: "", km: "", startsAt: "", waves: "" };

/** One line a race; the last one is for a new one. */
export function RacesSection({ eventId, races }: { readonly eventId: string; readonly races: readonly RaceView[] }) {
  const t = useTranslations("organize.races");
  const own = useTranslations("setup.waves");
  return (
    <ul className="flex flex-col gap-4">
      {[...races, NONE].map((race) => (
        <li key={race.raceId || `new-${races.length}`} className="rounded-xl border border-line bg-surface p-4">
          <SettingsForm
            action={saveRace.bind(null, eventId)}
            submit={race.raceId ? undefined : t("add")}
            remove={race.raceId && t("remove")}
            variant="secondary"
            className="flex flex-wrap items-end gap-3"
          >
            {(wrong) => (
              <>
                <input type="hidden" name="raceId" value={race.raceId} />
                <TextField
                  id={`name-${race.raceId}`}
                  name="name"
                  label={t("name")}
                  required
                  maxLength={60}
                  defaultValue={race.name}
                  error={wrong("name")}
                  className="min-w-32 flex-1"
                />
                <TextField
                  id={`km-${race.raceId}`}
                  name="km"
                  label={t("km")}
                  inputMode="decimal"
                  defaultValue={race.km}
                  error={wrong("distanceM")}
                  className="w-24"
                />
                <TextField
                  id={`start-${race.raceId}`}
                  name="startsAt"
                  type="datetime-local"
                  label={t("start")}
                  defaultValue={race.startsAt}
                  error={wrong("startsAt")}
                />
                {race.raceId && (
                  <details className="w-full" open={race.waves !== "" || wrong("waves") !== undefined}>
                    <summary className="tap flex items-center text-sm font-semibold">
                      <FoldMark />
                      {own("label")}
                    </summary>
                    <textarea
                      name="waves"
                      rows={3}
                      aria-label={own("label")}
                      aria-describedby={`waves-${race.raceId}`}
                      defaultValue={race.waves}
                      className="w-full rounded-lg border border-edge bg-surface px-3 py-2"
                    />
                    <p id={`waves-${race.raceId}`} className="text-sm text-soft">
                      {own("hint")}
                    </p>
                    {wrong("waves") && <p className="text-sm font-medium text-danger">{wrong("waves")}</p>}
                  </details>
                )}
              </>
            )}
          </SettingsForm>
        </li>
      ))}
    </ul>
  );
}
