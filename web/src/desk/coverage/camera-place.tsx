"use client";

import type { ErrorCode } from "@snaprace/core/errors";
import { useTranslations } from "next-intl";
import { useOptimistic, useState, useTransition } from "react";
import { SelectField } from "../../ui/field.tsx";
import { placeCamera } from "./actions.ts";

interface Props {
  readonly eventId: string;
  readonly cameraId: string;
  /** Said by a person; empty: the splits tell. */
  readonly chosen: string;
  readonly checkpoints: readonly { readonly checkpointId: string; readonly name: string }[];
  readonly words: { readonly label: string; readonly automatic: string; readonly saved: string };
}

/** Where a camera stood; what is chosen holds at once. */
export function CameraPlace({ eventId, cameraId, chosen, checkpoints, words }: Props) {
  const problems = useTranslations("organize.problem");
  const [said, setSaid] = useState<"saved" | ErrorCode>();
  const [shown, show] = useOptimistic(chosen);
  const [isBusy, start] = useTransition();
  const choose = (checkpointId: string) =>
    start(async () => {
      show(checkpointId);
      const result = await placeCamera(eventId, cameraId, checkpointId);
      setSaid(result.status === "refused" ? result.code : "saved");
    });
  return (
    <div className="flex min-w-44 flex-col gap-1">
      <SelectField
        id={`place-${cameraId}`}
        label={words.label}
        labelHidden
        disabled={isBusy}
        value={shown}
        onChange={({ target }) => choose(target.value)}
      >
        <option value="">{words.automatic}</option>
        {checkpoints.map(({ checkpointId, name }) => (
          <option key={checkpointId} value={checkpointId}>
            {name}
          </option>
        ))}
      </SelectField>
      <p role="status" className={`text-sm ${said === "saved" ? "text-success" : "text-danger"}`}>
        {said && (said === "saved" ? words.saved : problems(said))}
      </p>
    </div>
  );
}
