import { type Messages, NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";

interface Props {
  /** Parts of the messages that the children translate in the browser. */
  readonly names: readonly (keyof Messages & string)[];
  readonly children: ReactNode;
}

/** Sends these words to the browser, and no others. */
export async function ClientMessages({ names, children }: Props) {
  const all = (await getMessages()) as Record<string, unknown>;
  const messages = Object.fromEntries(names.map((name) => [name, all[name]])) as Messages;
  return <NextIntlClientProvider messages={messages}>{children}</NextIntlClientProvider>;
}
