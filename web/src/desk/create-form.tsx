"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "../ui/button.tsx";
import { SelectField, TextField } from "../ui/field.tsx";
import { Notice } from "../ui/notice.tsx";
import { type CreateState, createEvent } from "./actions.ts";
import { FoldMark } from "./fold-mark.tsx";
import { useKeptForm } from "./kept-form.ts";
import { proposeEventId } from "./slug.ts";

interface Props {
  readonly organizers: readonly { readonly id: string; readonly name: string }[];
  readonly timeZones: readonly string[];
  readonly today: string;
}

/** Problems that have words of their own here; the others come from the domain with theirs. */
const OWN_WORDS = ["taken", "not-allowed", "not-signed-in", "unavailable"] as const;

export function CreateForm({ organizers, timeZones, today }: Props) {
  const t = useTranslations("desk.create");
  const { state, isBusy, form } = useKeptForm<CreateState>(
    createEvent,
    { problems: {} },
    { problems: { form: "unavailable" } },
  );
  const [name, setName] = useState("");
  const [day, setDay] = useState(today);
  // The server knows its own day; whoever creates a race in the morning in Seoul has another one.
  useEffect(() => setDay((said) => (said === today ? new Date().toLocaleDateString("sv-SE") : said)), [today]);
  // Follows the name until somebody writes an id of their own.
  const [ownId, setOwnId] = useState<string>();
  const words = (field: string) => {
    const problem = state.problems[field];
    const own = OWN_WORDS.find((key) => key === problem);
    return own ? t(`problems.${own}`) : problem;
  };
  const problem = words("form") ?? words("bibRules");
  return (
    <form {...form} className="mt-6 flex flex-col gap-5">
      {problem && (
        <Notice tone="danger" role="alert">
          {problem}
        </Notice>
      )}
      {organizers.length > 1 ? (
        <SelectField id="organizerId" name="organizerId" label={t("organizer")}>
          {organizers.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      ) : (
        <input type="hidden" name="organizerId" value={organizers[0]?.id} />
      )}
      <TextField
        id="name"
        name="name"
        label={t("name")}
        required
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={words("name")}
      />
      <TextField
        id="eventId"
        name="eventId"
        label={t("id")}
        hint={t("idHint")}
        required
        maxLength={63}
        value={ownId ?? (name ? proposeEventId(name, day) : "")}
        onChange={(event) => setOwnId(event.target.value)}
        error={words("eventId")}
        autoCapitalize="none"
        spellCheck={false}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          id="startsOn"
          name="startsOn"
          type="date"
          label={t("day")}
          required
          value={day}
          onChange={(event) => setDay(event.target.value)}
          error={words("startsOn")}
        />
        <SelectField
          id="timeZone"
          name="timeZone"
          label={t("timeZone")}
          defaultValue="Asia/Seoul"
          error={words("timeZone")}
        >
          {timeZones.map((zone) => (
            <option key={zone}>{zone}</option>
          ))}
        </SelectField>
      </div>
      <TextField id="place" name="place" label={t("place")} maxLength={120} error={words("place")} />
      <SelectField id="faceMode" name="faceMode" label={t("faces")} hint={t("facesHint")} defaultValue="off">
        {(["off", "on_demand", "at_upload"] as const).map((mode) => (
          <option key={mode} value={mode}>
            {t(`faceMode.${mode}`)}
          </option>
        ))}
      </SelectField>
      <details className="rounded-xl border border-line px-4 py-3">
        <summary className="tap flex items-center font-semibold">
          <FoldMark />
          {t("bibs")}
        </summary>
        <div className="flex flex-col gap-4 pt-2 pb-1">
          <label className="tap flex items-center gap-3">
            <input type="checkbox" name="lettersAllowed" className="size-5" />
            {t("letters")}
          </label>
          <TextField id="excluded" name="excluded" label={t("excluded")} hint={t("excludedHint")} />
        </div>
      </details>
      <Button type="submit" variant="primary" size="large" busy={isBusy}>
        {t("submit")}
      </Button>
    </form>
  );
}
