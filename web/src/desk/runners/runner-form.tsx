"use client";

import { useTranslations } from "next-intl";
import { Button } from "../../ui/button.tsx";
import { SelectField, TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useKeptForm } from "../kept-form.ts";
import { OFFLINE } from "../settings/form-state.ts";
import { type CorrectState, correctRunner } from "./actions.ts";

interface Props {
  readonly eventId: string;
  readonly runner: {
    readonly bib: string;
    readonly name: string;
    readonly gender: string;
    readonly division: string;
    readonly wave: string;
    readonly club: string;
    readonly email: string;
    readonly isMinor: boolean;
    readonly nameHidden: boolean;
  };
}

const IDLE: CorrectState = { status: "idle" };
const TEXTS = ["division", "wave", "club"] as const;

export function RunnerForm({ eventId, runner }: Props) {
  const t = useTranslations("organize.runners");
  const fields = useTranslations("organize.import.value-of");
  const problems = useTranslations("organize.problem");
  const { state, isBusy, form } = useKeptForm(correctRunner.bind(null, eventId, runner.bib), IDLE, OFFLINE);
  const wrong = state.status === "refused" ? state.fields : {};
  return (
    <form {...form} className="flex max-w-2xl flex-col gap-5">
      {state.status === "refused" && Object.keys(wrong).length === 0 && (
        <Notice tone="danger" role="alert">
          {problems(state.code)}
        </Notice>
      )}
      {state.status === "saved" && (
        <Notice tone="success" role="status">
          {t("saved")}
        </Notice>
      )}
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          id="name"
          name="name"
          label={fields("name")}
          required
          maxLength={120}
          defaultValue={runner.name}
          error={wrong.name}
        />
        <SelectField id="gender" name="gender" label={fields("gender")} defaultValue={runner.gender}>
          {(["", "f", "m", "x"] as const).map((code) => (
            <option key={code} value={code}>
              {t(`gender.${code || "none"}`)}
            </option>
          ))}
        </SelectField>
        {TEXTS.map((name) => (
          <TextField
            key={name}
            id={name}
            name={name}
            label={fields(name)}
            maxLength={60}
            defaultValue={runner[name]}
            error={wrong[name]}
          />
        ))}
        <TextField
          id="email"
          name="email"
          type="email"
          label={fields("email")}
          defaultValue={runner.email}
          error={wrong.email}
        />
      </div>
      <label className="tap flex items-center gap-3">
        <input type="checkbox" name="isMinor" className="size-5" defaultChecked={runner.isMinor} />
        {t("isMinor")}
      </label>
      <label className="tap flex items-center gap-3">
        <input type="checkbox" name="nameHidden" className="size-5" defaultChecked={runner.nameHidden} />
        {t("nameHidden")}
      </label>
      <Button type="submit" variant="primary" busy={isBusy} className="self-start">
        {t("save")}
      </Button>
    </form>
  );
}
