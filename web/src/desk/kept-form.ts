import { type FormEvent, startTransition, useActionState } from "react";

interface KeptForm<State> {
  readonly state: State;
  readonly isBusy: boolean;
  /** For the `<form>`. */
  readonly form: {
    readonly action: (form: FormData) => void;
    readonly onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  };
}

/**
 * A form of a server action whose fields keep what was typed, whatever the answer. React by itself puts every field back to where it
 * began after each answer, a refusal, an outage or an ended session among them.
 */
export function useKeptForm<State>(
  action: (state: Awaited<State>, form: FormData) => State | Promise<State>,
  first: Awaited<State>,
): KeptForm<Awaited<State>> {
  const [state, send, isBusy] = useActionState(action, first);
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    const form = new FormData(event.currentTarget, submitter);
    startTransition(() => send(form));
  };
  // Until the page's script is there, the browser sends it as any form.
  return { state, isBusy, form: { action: send, onSubmit } };
}
