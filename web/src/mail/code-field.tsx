"use client";

import { type FormEvent, type ReactNode, useState } from "react";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/field.tsx";

interface Props {
  readonly id: string;
  readonly label: string;
  readonly submit: string;
  readonly back: string;
  readonly error: ReactNode;
  readonly isBusy: boolean;
  readonly onCode: (code: string) => unknown;
  readonly onBack: () => void;
}

/** Six digits from a mail; phones offer them by themselves. */
export function CodeField({ id, label, submit, back, error, isBusy, onCode, onBack }: Props) {
  const [code, setCode] = useState("");
  const send = (event: FormEvent) => {
    event.preventDefault();
    onCode(code);
  };
  return (
    <form onSubmit={send} className="mt-3 flex flex-col gap-3" noValidate>
      <TextField
        id={id}
        label={label}
        value={code}
        onChange={(event) => setCode(event.target.value)}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={9}
        required
        error={error}
      />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" variant="primary" busy={isBusy}>
          {submit}
        </Button>
        <Button type="button" variant="quiet" onClick={onBack}>
          {back}
        </Button>
      </div>
    </form>
  );
}
