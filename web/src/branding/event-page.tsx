import type { Event } from "@snaprace/core/event";
import type { ComponentProps } from "react";
import { Page } from "../ui/page.tsx";
import { brandRules } from "./brand-rules.ts";
import { BrandStyle } from "./brand-style.tsx";
import { Sponsors } from "./sponsors.tsx";

interface Props extends Omit<ComponentProps<typeof Page>, "beforeFooter"> {
  readonly event: Pick<Event.Info, "branding">;
}

/** The frame of every page of a race, in its organizer's colours. */
export function EventPage({ event, children, ...page }: Props) {
  const { accent, sponsors } = event.branding;
  return (
    <Page {...page} beforeFooter={<Sponsors sponsors={sponsors} />}>
      {accent !== undefined && <BrandStyle rules={brandRules(accent)} />}
      {children}
    </Page>
  );
}
