import type { ComponentProps } from "react";
import { Link } from "../i18n/navigation.ts";
import { buttonClass, type Look } from "./button-class.ts";

/** A link to another page of the site that looks like a button. */
export function LinkButton({ variant, size, className, ...rest }: ComponentProps<typeof Link> & Look) {
  return <Link {...rest} className={buttonClass({ ...(variant && { variant }), ...(size && { size }) }, className)} />;
}
