"use client";

import { useTranslations } from "next-intl";
import { TextField } from "../../ui/field.tsx";
import { saveSettings } from "./actions.ts";
import { SettingsForm } from "./settings-form.tsx";
import { type EventView, Hidden } from "./settings-sections.tsx";
import { VideoFile } from "./video-file.tsx";

/** A video of the finish line and when its first picture was taken: runners are led to their own moment in it. */
export function VideoSection({ event }: { readonly event: EventView }) {
  const t = useTranslations("setup.video");
  const { url, file, seconds, startsAt } = event.finishVideo;
  return (
    <SettingsForm action={saveSettings.bind(null, event.eventId)}>
      {(wrong) => (
        <>
          <Hidden section="video" version={event.version} />
          <div className="grid gap-5 sm:grid-cols-[2fr_1fr]">
            {file ? (
              <>
                <input type="hidden" name="videoFile" value={file} />
                <input type="hidden" name="videoSeconds" value={seconds} />
              </>
            ) : (
              <TextField
                id="videoUrl"
                name="videoUrl"
                type="url"
                label={t("url")}
                hint={t("urlHint")}
                maxLength={300}
                defaultValue={url}
                error={wrong("finishVideo.url")}
              />
            )}
            <TextField
              id="videoStart"
              name="videoStart"
              type="datetime-local"
              step={1}
              label={t("start")}
              hint={t("startHint", { zone: event.timeZone })}
              defaultValue={startsAt}
              error={wrong("finishVideo.startsAt")}
            />
          </div>
          <VideoFile eventId={event.eventId} file={file} startId="videoStart" />
        </>
      )}
    </SettingsForm>
  );
}
