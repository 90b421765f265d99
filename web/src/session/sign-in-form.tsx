"use client";

import { useActionState, useState } from "react";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/field.tsx";
import { Notice } from "../ui/notice.tsx";
import { type SignInState, signIn } from "./actions.ts";

interface Props {
  readonly email: string;
  readonly code: string;
  readonly returnTo: string;
  readonly words: {
    readonly email: string;
    readonly code: string;
    /** With `{email}` in it. */
    readonly codeHint: string;
    readonly send: string;
    readonly submit: string;
    readonly other: string;
    readonly problems: Readonly<Record<NonNullable<SignInState["problem"]>, string>>;
  };
}

/** Address first, then the code from the mail. A link may bring both; pressing the button is still the person's own act. */
export function SignInForm({ email, code, returnTo, words }: Props) {
  const [state, action, pending] = useActionState(signIn, { step: email && code ? "code" : "email", email });
  const [restarted, setRestarted] = useState(false);
  const step = restarted ? "email" : state.step;
  const problem = restarted ? undefined : state.problem;
  const submit = (form: FormData) => {
    setRestarted(false);
    action(form);
  };
  return (
    <form action={submit} className="mt-8 flex flex-col gap-5">
      {problem && (
        <Notice tone="danger" role="alert">
          {words.problems[problem]}
        </Notice>
      )}
      <input type="hidden" name="returnTo" value={returnTo} />
      {step === "email" ? (
        <TextField
          key="email"
          id="email"
          name="email"
          type="email"
          autoComplete="email"
          required
          defaultValue={state.email}
          label={words.email}
        />
      ) : (
        <>
          <input type="hidden" name="email" value={state.email} />
          <TextField
            key="code"
            id="code"
            name="code"
            inputMode="numeric"
            autoComplete="one-time-code"
            pattern="[0-9 ]*"
            maxLength={8}
            required
            defaultValue={code}
            label={words.code}
            hint={words.codeHint.replace("{email}", state.email)}
          />
        </>
      )}
      <Button type="submit" variant="primary" size="large" busy={pending}>
        {step === "email" ? words.send : words.submit}
      </Button>
      {step === "code" && (
        <Button variant="quiet" onClick={() => setRestarted(true)}>
          {words.other}
        </Button>
      )}
    </form>
  );
}
