"use client";

import type { Event } from "@snaprace/core/event";
import { useTranslations } from "next-intl";
import { SelectField, TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { saveSettings } from "./actions.ts";
import { SettingsForm } from "./settings-form.tsx";

export interface BibRulesView {
  readonly lettersAllowed: boolean;
  readonly minLength: number;
  readonly maxLength: number;
  readonly pattern: string;
  /** `1-1500 A1-A300` */
  readonly ranges: string;
  readonly excluded: string;
}

export interface EventView
  extends Pick<
    Event.Info,
    "eventId" | "name" | "startsOn" | "timeZone" | "place" | "displayMode" | "downloadPolicy" | "faceMode" | "version"
  > {
  readonly bibRules: BibRulesView;
  /** Local days at the event, or nothing. */
  readonly facesExpireOn: string;
  readonly photosExpireOn: string;
  /** As the form's fields have them. */
  readonly finishVideo: {
    readonly url: string;
    readonly startsAt: string;
    /** Name of a file of the event's own. */
    readonly file: string | undefined;
    /** s that it plays, or nothing */
    readonly seconds: string;
  };
}

interface Props {
  readonly event: EventView;
}

/** Which section a form is, and the event as it was when its person began to edit. */
export function Hidden({ section, version }: { readonly section: string; readonly version: string }) {
  return (
    <>
      <input type="hidden" name="section" value={section} />
      <input type="hidden" name="version" value={version} />
    </>
  );
}

export function BasicsSection({ event, timeZones }: Props & { readonly timeZones: readonly string[] }) {
  const t = useTranslations("desk.create");
  const s = useTranslations("organize.settings");
  const own = useTranslations("setup.downloads");
  return (
    <SettingsForm action={saveSettings.bind(null, event.eventId)}>
      {(wrong) => (
        <>
          <Hidden section="basics" version={event.version} />
          <TextField
            id="name"
            name="name"
            label={t("name")}
            required
            maxLength={120}
            defaultValue={event.name}
            error={wrong("name")}
          />
          <div className="grid gap-5 sm:grid-cols-2">
            <TextField
              id="startsOn"
              name="startsOn"
              type="date"
              label={t("day")}
              required
              defaultValue={event.startsOn}
              error={wrong("startsOn")}
            />
            <SelectField
              id="timeZone"
              name="timeZone"
              label={t("timeZone")}
              hint={s("timeZoneHint")}
              defaultValue={event.timeZone}
              error={wrong("timeZone")}
            >
              {timeZones.map((zone) => (
                <option key={zone}>{zone}</option>
              ))}
            </SelectField>
            <TextField
              id="place"
              name="place"
              label={t("place")}
              maxLength={120}
              defaultValue={event.place}
              error={wrong("place")}
            />
            <SelectField
              id="displayMode"
              name="displayMode"
              label={s("displayMode.label")}
              defaultValue={event.displayMode}
            >
              {(["photos", "results", "photos_and_results"] as const).map((mode) => (
                <option key={mode} value={mode}>
                  {s(`displayMode.${mode}`)}
                </option>
              ))}
            </SelectField>
            <SelectField
              id="downloadPolicy"
              name="downloadPolicy"
              label={own("label")}
              hint={own("hint")}
              defaultValue={event.downloadPolicy}
            >
              {(["web", "full", "off"] as const).map((policy) => (
                <option key={policy} value={policy}>
                  {own(policy)}
                </option>
              ))}
            </SelectField>
          </div>
        </>
      )}
    </SettingsForm>
  );
}

export function FacesSection({ event }: Props) {
  const t = useTranslations("desk.create");
  const s = useTranslations("organize.settings");
  return (
    <SettingsForm action={saveSettings.bind(null, event.eventId)}>
      {() => (
        <>
          <Hidden section="faces" version={event.version} />
          <SelectField
            id="faceMode"
            name="faceMode"
            label={t("faces")}
            hint={t("facesHint")}
            defaultValue={event.faceMode}
          >
            {(["off", "on_demand", "at_upload"] as const).map((mode) => (
              <option key={mode} value={mode}>
                {t(`faceMode.${mode}`)}
              </option>
            ))}
          </SelectField>
          <Notice title={s("noticeTitle")}>{s("noticeText")}</Notice>
        </>
      )}
    </SettingsForm>
  );
}

export function RetentionSection({ event }: Props) {
  const s = useTranslations("organize.settings");
  return (
    <SettingsForm action={saveSettings.bind(null, event.eventId)}>
      {(wrong) => (
        <>
          <Hidden section="retention" version={event.version} />
          <div className="grid gap-5 sm:grid-cols-2">
            <TextField
              id="facesExpireAt"
              name="facesExpireAt"
              type="date"
              label={s("facesExpire")}
              hint={s("facesExpireHint")}
              defaultValue={event.facesExpireOn}
              error={wrong("facesExpireAt")}
            />
            <TextField
              id="photosExpireAt"
              name="photosExpireAt"
              type="date"
              label={s("photosExpire")}
              hint={s("photosExpireHint")}
              defaultValue={event.photosExpireOn}
              error={wrong("photosExpireAt")}
            />
          </div>
        </>
      )}
    </SettingsForm>
  );
}
