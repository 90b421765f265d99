"use client";

import { Bib } from "@snaprace/core/bib";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { TextField } from "../../ui/field.tsx";
import { saveSettings } from "./actions.ts";
import { SettingsForm } from "./settings-form.tsx";
import { bibRulesOf } from "./settings-input.ts";
import { type EventView, Hidden } from "./settings-sections.tsx";

/** What is tried, and what the rules as they stand in the form say to it. */
type Verdict = "empty" | "bib" | "rules" | Bib.Misfit;

/** The rules of bibs, with a field to try them before they are saved. */
export function BibsSection({ event }: { readonly event: EventView }) {
  const t = useTranslations("desk.create");
  const s = useTranslations("organize.settings");
  const own = useTranslations("setup.tryOut");
  const [verdict, setVerdict] = useState<Verdict>("empty");
  const fields = useRef<HTMLDivElement>(null);
  const look = () => {
    const form = fields.current?.closest("form");
    if (form) setVerdict(judge(new FormData(form)));
  };
  const rules = event.bibRules;
  return (
    <SettingsForm action={saveSettings.bind(null, event.eventId)}>
      {(wrong) => (
        <div ref={fields} onInput={look} className="flex flex-col gap-5">
          <Hidden section="bibs" version={event.version} />
          <label className="tap flex items-center gap-3">
            <input type="checkbox" name="lettersAllowed" className="size-5" defaultChecked={rules.lettersAllowed} />
            {t("letters")}
          </label>
          <div className="grid gap-5 sm:grid-cols-2">
            <TextField
              id="minLength"
              name="minLength"
              type="number"
              min={1}
              max={6}
              label={s("minLength")}
              defaultValue={rules.minLength}
              error={wrong("bibRules.minLength")}
            />
            <TextField
              id="maxLength"
              name="maxLength"
              type="number"
              min={1}
              max={6}
              label={s("maxLength")}
              defaultValue={rules.maxLength}
              error={wrong("bibRules.maxLength")}
            />
          </div>
          <TextField
            id="ranges"
            name="ranges"
            label={s("ranges")}
            hint={s("rangesHint")}
            defaultValue={rules.ranges}
            error={wrong("bibRules.ranges")}
          />
          <TextField
            id="excluded"
            name="excluded"
            label={t("excluded")}
            hint={t("excludedHint")}
            defaultValue={rules.excluded}
            error={wrong("bibRules.excluded")}
          />
          <TextField
            id="pattern"
            name="pattern"
            label={s("pattern")}
            hint={s("patternHint")}
            maxLength={100}
            defaultValue={rules.pattern}
            error={wrong("bibRules.pattern")}
            spellCheck={false}
          />
          <div className="flex flex-wrap items-end gap-4 rounded-xl border border-line bg-sunken p-4">
            <TextField
              id="tryOut"
              name="tryOut"
              label={own("label")}
              maxLength={12}
              autoComplete="off"
              className="w-40"
            />
            <p
              role="status"
              className={`tap flex flex-1 basis-56 items-center font-medium ${TONE[verdict] ?? "text-warning"}`}
            >
              {own(verdict)}
            </p>
          </div>
          <p className="text-sm text-soft">{s("bibsLater")}</p>
        </div>
      )}
    </SettingsForm>
  );
}

const TONE: Partial<Record<Verdict, string>> = { empty: "text-soft", bib: "text-success", rules: "text-danger" };

function judge(form: FormData): Verdict {
  const typed = Bib.parse(String(form.get("tryOut") ?? ""));
  if (typed.status !== "ok") return typed.problem === "empty" ? "empty" : "shape";
  const rules = Bib.Rules.safeParse(bibRulesOf(form));
  return rules.success ? (Bib.misfit(typed.bib, rules.data) ?? "bib") : "rules";
}
