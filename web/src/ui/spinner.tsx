import { LoaderCircle } from "lucide-react";

/** Only ever beside words that say what is going on, which is why assistive technology does not hear it. */
export function Spinner({ className = "size-4" }: { readonly className?: string }) {
  return <LoaderCircle aria-hidden className={`${className} animate-spin`} />;
}
