import { Audit } from "@snaprace/core/audit";
import type { Brand } from "@snaprace/core/brand";
import { SnapRaceError } from "@snaprace/core/errors";
import { Event } from "@snaprace/core/event";
import { Logo } from "@snaprace/core/logo";
import { readBody } from "../../server/read-body.ts";
import type { DeskRequest } from "../desk-endpoint.ts";

type LogoRef = NonNullable<Brand.Branding["logo"]>;

/**
 * Takes a logo from the body of a request.
 * @throws SnapRaceError `too-large`, `invalid-input` for what is no PNG, JPEG or WebP, `conflict`
 */
export async function takeLogo(desk: DeskRequest): Promise<LogoRef> {
  const drawn = await Logo.draw(await readBody(desk.request, Logo.LIMITS.file));
  if (drawn === "too-large") throw new SnapRaceError("too-large", "The logo's file is too large.");
  if (drawn === "not-a-logo") {
    throw new SnapRaceError("invalid-input", "Not a logo.", { fields: { logo: "Send a PNG, JPEG or WebP picture." } });
  }
  const logo = await Logo.keep(desk.session.truth, desk.event.eventId, drawn);
  await setLogo(desk, logo);
  return logo;
}

/** @throws SnapRaceError `conflict` */
export async function dropLogo(desk: DeskRequest): Promise<void> {
  await setLogo(desk, undefined);
  await Logo.remove(desk.session.truth, desk.event.eventId);
}

async function setLogo({ site, session, event }: DeskRequest, logo: LogoRef | undefined): Promise<void> {
  const { logo: _, ...branding } = event.branding;
  const changes = { branding: { ...branding, ...(logo && { logo }) } };
  const { eventId, organizerId, version } = event;
  const result = await Event.update({ truth: session.truth }, { eventId, version, changes });
  if (result.status !== "updated") throw new SnapRaceError("conflict", `The event is ${result.status}.`);
  const entry = { organizerId, eventId, actor: session.userId, action: "event.updated", subject: "logo" } as const;
  await Audit.record(site.serverTruth, entry);
}
