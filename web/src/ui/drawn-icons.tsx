import type { ComponentType, ReactNode } from "react";
import { classNames } from "./class-names.ts";

/*
 * Icons that runners see now and then, drawn into the page by the server: those of the library bring script along wherever one
 * stands, and the picture of icons that every page waits for is no place for them. Shapes are those of Lucide (ISC licence, see
 * THIRD-PARTY-NOTICES.md).
 */

interface Props {
  readonly className?: string;
}
export type IconComponent = ComponentType<Props>;

/** @param children shapes on a square of 24 */
function Drawing({ className, children }: Props & { readonly children: ReactNode }) {
  return (
    <svg aria-hidden viewBox="0 0 24 24" className={classNames("drawn-icon", className)}>
      {children}
    </svg>
  );
}

export function Camera(props: Props) {
  return (
    <Drawing {...props}>
      <path d="M13.997 4a2 2 0 0 1 1.76 1.05l.486.9A2 2 0 0 0 18.003 7H20a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V9a2 2 0 0 1 2-2h1.997a2 2 0 0 0 1.759-1.048l.489-.904A2 2 0 0 1 10.004 4z" />
      <circle cx="12" cy="13" r="3" />
    </Drawing>
  );
}
export function CircleAlert(props: Props) {
  return (
    <Drawing {...props}>
      <circle cx="12" cy="12" r="10" />
      <path d="M12 8v4M12 16h.01" />
    </Drawing>
  );
}
export function CircleCheck(props: Props) {
  return (
    <Drawing {...props}>
      <circle cx="12" cy="12" r="10" />
      <path d="m16 9-5.5 5.5L8 12" />
    </Drawing>
  );
}
export function Flag(props: Props) {
  return (
    <Drawing {...props}>
      <path d="M4 22V4a1 1 0 0 1 .4-.8A6 6 0 0 1 8 2c3 0 5 2 7.333 2q2 0 3.067-.8A1 1 0 0 1 20 4v10a1 1 0 0 1-.4.8A6 6 0 0 1 16 16c-3 0-5-2-8-2a6 6 0 0 0-4 1.528" />
    </Drawing>
  );
}
export function Images(props: Props) {
  return (
    <Drawing {...props}>
      <path d="m22 11-1.296-1.296a2.4 2.4 0 0 0-3.408 0L11 16M4 8a2 2 0 0 0-2 2v10a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2" />
      <circle cx="13" cy="7" r="1" fill="currentColor" />
      <rect x="8" y="2" width="14" height="14" rx="2" />
    </Drawing>
  );
}
export function Info(props: Props) {
  return (
    <Drawing {...props}>
      <circle cx="12" cy="12" r="10" />
      <path d="M12 16v-4M12 8h.01" />
    </Drawing>
  );
}
export function SearchX(props: Props) {
  return (
    <Drawing {...props}>
      <path d="m13.5 8.5-5 5M8.5 8.5l5 5M21 21l-4.3-4.3" />
      <circle cx="11" cy="11" r="8" />
    </Drawing>
  );
}
export function TriangleAlert(props: Props) {
  return (
    <Drawing {...props}>
      <path d="m21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3M12 9v4M12 17h.01" />
    </Drawing>
  );
}

export function ChevronLeft(props: Props) {
  return (
    <Drawing {...props}>
      <path d="m15 18-6-6 6-6" />
    </Drawing>
  );
}

export function ChevronRight(props: Props) {
  return (
    <Drawing {...props}>
      <path d="m9 18 6-6-6-6" />
    </Drawing>
  );
}

export function CirclePlay(props: Props) {
  return (
    <Drawing {...props}>
      <circle cx="12" cy="12" r="10" />
      <path d="M9 9.003a1 1 0 0 1 1.517-.859l4.997 2.997a1 1 0 0 1 0 1.718l-4.997 2.997A1 1 0 0 1 9 14.996z" />
    </Drawing>
  );
}

export function CloudOff(props: Props) {
  return (
    <Drawing {...props}>
      <path d="M10.94 5.274A7 7 0 0 1 15.71 10h1.79a4.5 4.5 0 0 1 4.222 6.057" />
      <path d="M18.796 18.81A4.5 4.5 0 0 1 17.5 19H9A7 7 0 0 1 5.79 5.78M2 2l20 20" />
    </Drawing>
  );
}
