import type { ReactNode } from "react";
import type { Tone } from "./notice.tsx";

const TONES = {
  neutral: "bg-sunken text-ink",
  accent: "bg-accent-tint text-accent-text",
  info: "bg-info-tint text-info",
  success: "bg-success-tint text-success",
  warning: "bg-warning-tint text-warning",
  danger: "bg-danger-tint text-danger",
} as const satisfies Record<Tone | "neutral" | "accent", string>;

interface Props {
  readonly tone?: keyof typeof TONES;
  readonly children: ReactNode;
}

export function Badge({ tone = "neutral", children }: Props) {
  return (
    <span
      className={`inline-flex items-center gap-1 rounded-full px-2.5 py-0.5 text-sm font-medium whitespace-nowrap ${TONES[tone]}`}
    >
      {children}
    </span>
  );
}
