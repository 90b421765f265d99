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
    readonly password: string;
    readonly usePassword: string;
    readonly useCode: string;
    readonly forgot: string;
    readonly problems: Readonly<Record<NonNullable<SignInState["problem"]>, string>>;
  };
}

/**
 * Address first, then the code from the mail; or address and password at once. A link may bring address and code; pressing the
 * button is still the person's own act.
 */
export function SignInForm({ email, code, returnTo, words }: Props) {
  const [state, action, pending] = useActionState(signIn, { step: email && code ? "code" : "email", email });
  // What the person chose instead of what would come next.
  const [chosen, setChosen] = useState<"email" | "password">();
  const [typed, setTyped] = useState(state.email);
  const step = chosen ?? state.step;
  const problem = chosen ? undefined : state.problem;
  const submit = (form: FormData) => {
    setChosen(undefined);
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
      {step === "code" ? (
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
      ) : (
        <TextField
          key="email"
          id="email"
          name="email"
          type="email"
          autoComplete="username"
          required
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          label={words.email}
        />
      )}
      {step === "password" && (
        <TextField
          key="password"
          id="password"
          name="password"
          type="password"
          autoComplete="current-password"
          required
          label={words.password}
          hint={words.forgot}
        />
      )}
      <Button type="submit" variant="primary" size="large" busy={pending}>
        {step === "email" ? words.send : words.submit}
      </Button>
      {step === "code" && (
        <Button variant="quiet" onClick={() => setChosen("email")}>
          {words.other}
        </Button>
      )}
      {step === "email" && (
        <Button variant="quiet" onClick={() => setChosen("password")}>
          {words.usePassword}
        </Button>
      )}
      {step === "password" && (
        <Button variant="quiet" onClick={() => setChosen("email")}>
          {words.useCode}
        </Button>
      )}
    </form>
  );
}
