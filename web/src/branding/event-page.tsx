import type { Event } from "@snaprace/core/event";
import type { ComponentProps } from "react";
import { Page } from "../ui/page.tsx";
import { brandRules } from "./brand-rules.ts";
import { BrandStyle } from "./brand-style.tsx";
import { EventLogo } from "./event-logo.tsx";
import { Sponsors } from "./sponsors.tsx";

interface Props extends Omit<ComponentProps<typeof Page>, "beforeFooter" | "brand"> {
  readonly event: Pick<Event.Info, "eventId" | "name" | "branding">;
  readonly preview: string | undefined;
}

/** The frame of every page of a race, in its organizer's colours and under its logo. */
export function EventPage({ event, preview, children, ...page }: Props) {
  const { accent, sponsors } = event.branding;
  return (
    <Page
      {...page}
      brand={event.branding.logo && <EventLogo {...{ event, preview }} />}
      beforeFooter={<Sponsors sponsors={sponsors} />}
    >
      {accent !== undefined && <BrandStyle rules={brandRules(accent)} />}
      {children}
    </Page>
  );
}
