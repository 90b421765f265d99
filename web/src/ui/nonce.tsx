"use client";

import { createContext, type ReactNode, useContext, useState } from "react";

const Nonce = createContext("");

interface Props {
  readonly nonce: string;
  readonly children: ReactNode;
}

/**
 * The nonce of the document, for <style> elements. A page that is reached without a new document comes with a new nonce of
 * its own, but the browser still holds to the one the document began with: that one is read from the document.
 */
export function NonceProvider({ nonce, children }: Props) {
  const [ofDocument] = useState(() => (typeof document === "undefined" ? nonce : (documentNonce() ?? nonce)));
  return <Nonce value={ofDocument}>{children}</Nonce>;
}

export function useNonce(): string {
  return useContext(Nonce);
}

function documentNonce(): string | undefined {
  return document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce;
}
