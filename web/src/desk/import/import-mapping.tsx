"use client";

import { useTranslations } from "next-intl";
import { SelectField } from "../../ui/field.tsx";
import type { ImportChoice } from "./import-api.ts";
import type { ReadyPreview } from "./preview-view.ts";

/** In the order in which people look for them. */
const FIELDS = [
  "bib",
  "name",
  "firstName",
  "lastName",
  "race",
  "gender",
  "birth",
  "age",
  "division",
  "wave",
  "club",
  "email",
  "minor",
  "status",
  "chipTime",
  "gunTime",
  "placeOverall",
  "placeGender",
  "placeDivision",
] as const;
const BASES = ["gun", "chip", "clock"] as const;

interface Props {
  readonly preview: ReadyPreview;
  readonly choice: ImportChoice;
  readonly isBusy: boolean;
  readonly onChange: (choice: ImportChoice) => void;
}

/** One line for each column of the file: its name, what stands in it, and what it means. */
export function ImportMapping({ preview, choice, isBusy, onChange }: Props) {
  const t = useTranslations("organize.import");
  const { headers, mapping, sample, checkpoints } = preview;
  const remap = (column: number, meaning: string) =>
    onChange({
      // A meaning moves to the column that it was given to last.
      mapping: mapping.map((old, index) => (index === column ? meaning || null : old === meaning ? null : old)),
    });
  const hasSplits = mapping.some((meaning) => meaning?.startsWith("split:"));
  return (
    <section aria-labelledby="columns">
      <h3 id="columns" className="text-lg font-semibold">
        {t("columns")}
      </h3>
      <p className="text-soft">{t("columnsHint")}</p>
      <ul className="mt-3 grid gap-x-6 gap-y-3 sm:grid-cols-2 lg:grid-cols-3">
        {headers.map((header, column) => (
          // Columns have no other identity than their place, and two may have the same name.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={column} className="min-w-0 rounded-xl border border-line bg-surface p-3">
            <SelectField
              id={`column-${column}`}
              label={header || t("column", { number: column + 1 })}
              hint={
                <span className="block truncate">
                  {sample
                    .map((cells) => cells[column])
                    .filter(Boolean)
                    .join(" · ") || t("emptyColumn")}
                </span>
              }
              value={mapping[column] ?? ""}
              disabled={isBusy}
              onChange={(event) => remap(column, event.target.value)}
            >
              <option value="">{t("field.none")}</option>
              {FIELDS.map((field) => (
                <option key={field} value={field}>
                  {t(`field.${field}`)}
                </option>
              ))}
              {checkpoints.map(({ id, name }) => (
                <option key={id} value={`split:${id}`}>
                  {t("field.split", { name })}
                </option>
              ))}
            </SelectField>
          </li>
        ))}
      </ul>
      <div className="mt-4 flex flex-wrap items-end gap-6">
        {hasSplits && (
          <SelectField
            id="splitBasis"
            label={t("splitBasis.label")}
            value={choice.splitBasis ?? "gun"}
            disabled={isBusy}
            onChange={(event) => onChange({ splitBasis: BASES.find((basis) => basis === event.target.value) ?? "gun" })}
          >
            {BASES.map((basis) => (
              <option key={basis} value={basis}>
                {t(`splitBasis.${basis}`)}
              </option>
            ))}
          </SelectField>
        )}
        {preview.counts.missing > 0 && (
          <label className="tap flex items-center gap-3">
            <input
              type="checkbox"
              className="size-5"
              checked={choice.removeMissing ?? false}
              disabled={isBusy}
              onChange={(event) => onChange({ removeMissing: event.target.checked })}
            />
            {t("removeMissing", { count: preview.counts.missing })}
          </label>
        )}
      </div>
    </section>
  );
}
