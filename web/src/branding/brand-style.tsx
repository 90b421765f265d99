"use client";

import { useNonce } from "../ui/nonce.tsx";

/** The organizer's colours, over those of the site for as long as one of the race's pages is shown. */
export function BrandStyle({ rules }: { readonly rules: string }) {
  return <style nonce={useNonce()}>{rules}</style>;
}
