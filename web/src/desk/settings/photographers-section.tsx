"use client";

import { useTranslations } from "next-intl";
import { TextField } from "../../ui/field.tsx";
import { savePhotographer } from "./actions.ts";
import { SettingsForm } from "./settings-form.tsx";

interface Props {
  readonly eventId: string;
  readonly photographers: readonly { readonly id: string; readonly name: string; readonly isHere: boolean }[];
}

/** Who of the organizer's photographers is credited here, and a new one. */
export function PhotographersSection({ eventId, photographers }: Props) {
  const t = useTranslations("organize.photographers");
  return (
    <div className="flex flex-col gap-5">
      <ul className="divide-y divide-line rounded-xl border border-line bg-surface">
        {photographers.map(({ id, name, isHere }) => (
          <li key={id} className="px-4 py-2">
            <SettingsForm
              action={savePhotographer.bind(null, eventId)}
              submit={isHere ? t("remove") : t("add")}
              variant="secondary"
              className="flex flex-wrap items-center justify-between gap-3"
            >
              {() => (
                <>
                  <input type="hidden" name="photographerId" value={id} />
                  <input type="hidden" name="remove" value={isHere ? "yes" : "no"} />
                  <span className={isHere ? "font-medium" : "text-soft"}>{name}</span>
                </>
              )}
            </SettingsForm>
          </li>
        ))}
      </ul>
      <SettingsForm
        key={photographers.length}
        action={savePhotographer.bind(null, eventId)}
        submit={t("addNew")}
        variant="secondary"
      >
        {(wrong) => (
          <div className="grid gap-5 sm:grid-cols-3">
            <TextField
              id="photographer-name"
              name="name"
              label={t("name")}
              required
              maxLength={120}
              error={wrong("name")}
            />
            <TextField
              id="photographer-handle"
              name="handle"
              label={t("handle")}
              maxLength={60}
              error={wrong("handle")}
            />
            <TextField
              id="photographer-website"
              name="website"
              label={t("website")}
              placeholder="https://"
              error={wrong("website")}
            />
          </div>
        )}
      </SettingsForm>
    </div>
  );
}
