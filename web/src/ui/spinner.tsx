import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";

/** Only ever beside words that say what is going on, which is why assistive technology does not hear it. */
export function Spinner({ className = "size-4" }: { readonly className?: string }) {
  return <Icon name="loader-circle" className={classNames(className, "animate-spin")} />;
}
