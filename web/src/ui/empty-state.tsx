import type { ReactNode } from "react";
import type { IconComponent } from "./drawn-icons.tsx";

interface Props {
  readonly icon?: IconComponent;
  readonly title: ReactNode;
  readonly children?: ReactNode;
  /** What to do next; nothing is ever a dead end. */
  readonly actions?: ReactNode;
}

/** Nothing to show, said plainly and with a way on. */
export function EmptyState({ icon: Icon, title, children, actions }: Props) {
  return (
    <div className="mx-auto flex max-w-lg flex-col items-center gap-3 px-4 py-16 text-center">
      {Icon && (
        <span className="mb-2 grid size-14 place-items-center rounded-full bg-sunken text-soft">
          <Icon className="size-6" />
        </span>
      )}
      <h2 className="text-lg font-semibold">{title}</h2>
      {children && <div className="text-balance text-soft [&_p]:text-balance">{children}</div>}
      {actions && <div className="mt-4 flex flex-wrap justify-center gap-3">{actions}</div>}
    </div>
  );
}
