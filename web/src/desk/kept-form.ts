import { type FormEvent, type RefObject, useActionState, useEffect, useRef, useState, useTransition } from "react";
import { type Field, FieldKeeper } from "./field-keeper.ts";

interface KeptForm<State> {
  readonly state: State;
  readonly isBusy: boolean;
  /** For the `<form>`. */
  readonly form: {
    readonly ref: RefObject<HTMLFormElement | null>;
    readonly action: (form: FormData) => void;
    readonly onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  };
}

/**
 * A form of a server action whose fields keep what was typed, whatever the answer. React by itself puts every field back to where it
 * began after each answer, a refusal, an outage or an ended session among them.
 * @param offline what is answered when the network is gone: without, an error page would take the form's place
 */
export function useKeptForm<State>(
  action: (state: Awaited<State>, form: FormData) => State | Promise<State>,
  first: Awaited<State>,
  offline: Awaited<State>,
): KeptForm<Awaited<State>> {
  // Until the page's script is there, the browser sends it as any form.
  const [posted, post] = useActionState(action, first);
  const [answer, setAnswer] = useState<Awaited<State>>();
  const [isBusy, start] = useTransition();
  const ref = useRef<HTMLFormElement>(null);
  const [keeper] = useState(() => new FieldKeeper());
  const state = answer ?? posted;

  const seen = useRef(state);
  // After every drawing: what is saved may have changed by another form of the page, too.
  useEffect(() => {
    const isSaved = seen.current !== state && SAVED.has((state as { readonly status?: string }).status);
    seen.current = state;
    if (ref.current) keeper.look(fieldsOf(ref.current), isSaved);
  });

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    const form = new FormData(event.currentTarget, submitter);
    keeper.send(fieldsOf(event.currentTarget));
    start(async () => {
      const next = await answerTo(form);
      start(() => setAnswer(next));
    });
  };
  const answerTo = async (form: FormData): Promise<Awaited<State>> => {
    try {
      return await action(state, form);
    } catch (error) {
      // What a browser throws when the network is gone; all else belongs to the page, a redirect among it.
      if (error instanceof TypeError) return offline;
      throw error;
    }
  };
  return { state, isBusy, form: { ref, action: post, onSubmit } };
}

const SAVED: ReadonlySet<string | undefined> = new Set(["saved", "answered"]);

function fieldsOf(form: HTMLFormElement): Field[] {
  return Array.from(form.elements) as unknown as Field[];
}
