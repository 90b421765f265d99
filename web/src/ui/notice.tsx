import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { CircleAlert, CircleCheck, Info, TriangleAlert } from "./drawn-icons.tsx";

const TONES = {
  info: { icon: Info, box: "bg-info-tint", mark: "text-info" },
  success: { icon: CircleCheck, box: "bg-success-tint", mark: "text-success" },
  warning: { icon: TriangleAlert, box: "bg-warning-tint", mark: "text-warning" },
  danger: { icon: CircleAlert, box: "bg-danger-tint", mark: "text-danger" },
} as const;
export type Tone = keyof typeof TONES;

interface Props {
  readonly tone?: Tone;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  /** Read out when it appears: `alert` at once, `status` when there is time. */
  readonly role?: "alert" | "status";
  readonly className?: string;
}

/** Something to know, where it matters. */
export function Notice({ tone = "info", title, children, role, className }: Props) {
  const { icon: Icon, box, mark } = TONES[tone];
  return (
    <div role={role} className={classNames("flex gap-3 rounded-xl p-4 text-base", box, className)}>
      <Icon className={`mt-0.5 size-5 shrink-0 ${mark}`} />
      <div className="min-w-0">
        {title && <p className="font-semibold">{title}</p>}
        {children}
      </div>
    </div>
  );
}
