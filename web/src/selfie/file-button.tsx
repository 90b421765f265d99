"use client";

import type { ReactNode } from "react";
import { buttonClass } from "../ui/button-class.ts";

interface FileButtonProps {
  readonly id: string;
  readonly capture?: boolean;
  readonly onFile: (file: File | undefined) => void;
  readonly children: ReactNode;
}

/** Takes a picture with the camera, or one from the device. */
export function FileButton({ id, capture = false, onFile, children }: FileButtonProps) {
  return (
    <>
      <input
        id={id}
        type="file"
        accept="image/*"
        {...(capture && { capture: "user" as const })}
        className="peer sr-only"
        onChange={(event) => {
          onFile(event.target.files?.[0]);
          event.target.value = "";
        }}
      />
      <label htmlFor={id} className={buttonClass({ variant: capture ? "primary" : "secondary" }, "cursor-pointer")}>
        {children}
      </label>
    </>
  );
}
