"use client";

import { useState } from "react";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";

interface Props {
  readonly token: string;
  readonly words: { readonly text: string; readonly submit: string; readonly done: string; readonly failed: string };
}

/** One press, and the address is forgotten: the very request that mail programs make for their own button. */
export function UnsubscribeForm({ token, words }: Props) {
  const [state, setState] = useState<"asked" | "busy" | "done" | "failed">("asked");
  async function leave() {
    setState("busy");
    const address = `/api/v1/mails/unsubscribe?${new URLSearchParams({ token })}`;
    const response = await fetch(address, { method: "POST" }).catch(() => undefined);
    setState(response?.ok ? "done" : "failed");
  }
  if (state === "done") {
    return (
      <Notice tone="success" role="status" className="mt-6">
        {words.done}
      </Notice>
    );
  }
  return (
    <div className="mt-4 flex flex-col items-start gap-5">
      <p>{words.text}</p>
      <Button variant="primary" size="large" busy={state === "busy"} onClick={() => void leave()}>
        {words.submit}
      </Button>
      {state === "failed" && (
        <Notice tone="danger" role="alert">
          {words.failed}
        </Notice>
      )}
    </div>
  );
}
