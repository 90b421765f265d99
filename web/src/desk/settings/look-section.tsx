"use client";

import { Brand } from "@snaprace/core/brand";
import { CircleCheck, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { OWN_ACCENT } from "../../branding/own-accent.ts";
import { TextField } from "../../ui/field.tsx";
import { saveSettings } from "./actions.ts";
import { LogoField } from "./logo-field.tsx";
import { SettingsForm } from "./settings-form.tsx";

interface Props {
  readonly eventId: string;
  readonly version: string;
  readonly eventName: string;
  readonly branding: Brand.Branding;
}

/** The race's colour, seen at once in both themes and checked for whoever reads it in the sun. */
export function LookSection({ eventId, version, eventName, branding }: Props) {
  const t = useTranslations("organize.look");
  const [accent, setAccent] = useState(branding.accent ?? OWN_ACCENT);
  const valid = Brand.Accent.safeParse(accent.toLowerCase()).success ? accent.toLowerCase() : undefined;
  const check = valid ? Brand.contrast(valid) : undefined;
  const Icon = check?.isFine ? CircleCheck : TriangleAlert;
  return (
    <>
      <LogoField eventId={eventId} logo={branding.logo} />
      <SettingsForm action={saveSettings.bind(null, eventId)}>
        {(wrong) => (
          <>
            <input type="hidden" name="section" value="look" />
            <input type="hidden" name="version" value={version} />
            <div className="grid gap-5 sm:grid-cols-2">
              <div className="flex items-end gap-3">
                <TextField
                  id="accent"
                  name="accent"
                  label={t("accent")}
                  value={accent}
                  maxLength={7}
                  spellCheck={false}
                  className="flex-1"
                  onChange={(event) => setAccent(event.target.value)}
                  error={wrong("branding.accent")}
                />
                <input
                  type="color"
                  aria-label={t("picker")}
                  value={valid ?? OWN_ACCENT}
                  onChange={(event) => setAccent(event.target.value)}
                  className="tap w-16 rounded-lg border border-edge bg-surface p-1"
                />
              </div>
              {check && (
                <p
                  role="status"
                  className={`flex items-start gap-2 text-sm ${check.isFine ? "text-success" : "text-warning"}`}
                >
                  <Icon aria-hidden className="mt-0.5 size-5 shrink-0" />
                  {check.isFine
                    ? t("fine", { ratio: check.words.toFixed(1) })
                    : t("adjusted", {
                        light: check.onLight.toFixed(1),
                        dark: check.onDark.toFixed(1),
                        words: check.words.toFixed(1),
                      })}
                </p>
              )}
            </div>
            {check && (
              <div className="grid grid-cols-2 gap-3">
                <Preview
                  paper="#fdfcfa"
                  ink="#1b1815"
                  accent={valid ?? ""}
                  text={check.readable.light}
                  on={check.onAccent}
                  name={eventName}
                  label={t("light")}
                />
                <Preview
                  paper="#12110f"
                  ink="#f6f3ee"
                  accent={valid ?? ""}
                  text={check.readable.dark}
                  on={check.onAccent}
                  name={eventName}
                  label={t("dark")}
                />
              </div>
            )}
            <div className="flex flex-col gap-1.5">
              <label htmlFor="sponsors" className="text-sm font-semibold">
                {t("sponsors")}
              </label>
              <textarea
                id="sponsors"
                name="sponsors"
                rows={4}
                aria-describedby="sponsors-hint"
                defaultValue={branding.sponsors.map(({ name, url }) => `${name} ${url}`).join("\n")}
                className="w-full rounded-lg border border-edge bg-surface px-3 py-2"
              />
              <p id="sponsors-hint" className="text-sm text-soft">
                {t("sponsorsHint")}
              </p>
              {wrong("branding.sponsors") && (
                <p className="text-sm font-medium text-danger">{wrong("branding.sponsors")}</p>
              )}
            </div>
          </>
        )}
      </SettingsForm>
    </>
  );
}

interface PreviewProps {
  readonly paper: string;
  readonly ink: string;
  readonly accent: string;
  /** The accent as it is used for words. */
  readonly text: string;
  readonly on: string;
  readonly name: string;
  readonly label: string;
}

/** Drawn, not styled: colours in attributes need no style that the policy would refuse. */
function Preview({ paper, ink, accent, text, on, name, label }: PreviewProps) {
  return (
    <svg role="img" aria-label={label} viewBox="0 0 320 140" className="w-full rounded-xl border border-line">
      <rect width="320" height="140" fill={paper} />
      <text x="20" y="42" fill={ink} fontSize="20" fontWeight="700">
        {name.slice(0, 24)}
      </text>
      <text x="20" y="68" fill={text} fontSize="14" fontWeight="600">
        1204 · 97 %
      </text>
      <rect x="20" y="86" width="120" height="36" rx="8" fill={accent} />
      <text x="80" y="109" fill={on} fontSize="15" fontWeight="600" textAnchor="middle">
        1204 →
      </text>
      <rect x="0" y="0" width="320" height="5" fill={accent} />
    </svg>
  );
}
