"use client";

import { useTranslations } from "next-intl";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { useKeptForm } from "../kept-form.ts";
import { OFFLINE } from "../settings/form-state.ts";
import { type AnswerState, answerRequest } from "./actions.ts";

interface Props {
  readonly eventId: string;
  readonly requestId: string;
  readonly note: string;
  readonly isOpen: boolean;
  /** Photos can come back; deleted face data cannot. */
  readonly canRestore: boolean;
  readonly words: {
    readonly note: string;
    readonly confirm: string;
    readonly restore: string;
    readonly reopen: string;
    /** By how many photos changed: none, one, many with `#`. */
    readonly changed: readonly [string, string, string];
  };
}

const IDLE: AnswerState = { status: "idle" };

/** An answer to a request. Every answer can be taken back. */
export function RequestForm({ eventId, requestId, note, isOpen, canRestore, words }: Props) {
  const problems = useTranslations("organize.problem");
  const { state, isBusy, form } = useKeptForm(answerRequest.bind(null, eventId, requestId), IDLE, OFFLINE);
  const said =
    state.status === "answered" && words.changed[Math.min(2, state.photos)]?.replace("#", String(state.photos));
  return (
    <form {...form} className="mt-3 flex flex-wrap items-end gap-3">
      {/* Enter presses a form's first button: none may be answered by it. */}
      <button type="submit" disabled hidden />
      <TextField
        id={`note-${requestId}`}
        name="note"
        label={words.note}
        maxLength={1000}
        defaultValue={note}
        className="min-w-52 flex-1"
      />
      {isOpen ? (
        <>
          <Button type="submit" name="outcome" value="confirmed" variant="primary" disabled={isBusy}>
            {words.confirm}
          </Button>
          {canRestore && (
            <Button type="submit" name="outcome" value="restored" disabled={isBusy}>
              {words.restore}
            </Button>
          )}
        </>
      ) : (
        <Button type="submit" name="outcome" value="open" variant="quiet" disabled={isBusy}>
          {words.reopen}
        </Button>
      )}
      <p
        role="status"
        className={`w-full text-sm font-medium ${state.status === "refused" ? "text-danger" : "text-success"}`}
      >
        {state.status === "refused" ? problems(state.code) : said}
      </p>
    </form>
  );
}
