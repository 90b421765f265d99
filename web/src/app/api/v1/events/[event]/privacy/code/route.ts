import { Bib } from "@snaprace/core/bib";
import { SnapRaceError } from "@snaprace/core/errors";
import { Mail } from "@snaprace/core/mail";
import { Privacy } from "@snaprace/core/privacy";
import { after } from "next/server";
import { requireVisibleEvent } from "../../../../../../../gallery/visible-event.ts";
import { CACHE } from "../../../../../../../server/cache-control.ts";
import { callerOf } from "../../../../../../../server/caller.ts";
import { endpoint } from "../../../../../../../server/endpoint.ts";
import { readJson } from "../../../../../../../server/read-json.ts";

export const dynamic = "force-dynamic";

interface Params {
  readonly event: string;
}

/** Mails a code to the address of a bib, if the start list has one. The answer is given before that is known. */
export const POST = endpoint<Params>(async (site, request, params) => {
  const visible = await requireVisibleEvent(site, params.event, new URL(request.url).searchParams.get("preview"));
  const { event } = visible;
  const { bib: typed, locale } = (await readJson(request)) as { bib?: unknown; locale?: unknown };
  const bib = Bib.parse(String(typed ?? ""));
  if (bib.status !== "ok" || typeof locale !== "string" || !Mail.isLocale(locale)) {
    throw new SnapRaceError("invalid-input", "Not a bib and a language.", {
      fields: { body: 'Send {"bib": "1204", "locale": "en"}.' },
    });
  }
  const caller = callerOf(request);
  await Privacy.admitCode(site, event.eventId, caller);
  const { mailer, limiter, clock, cursorSigningKey, serverTruth: truth } = site;
  after(async () => {
    try {
      await Privacy.sendProof(
        { truth, mailer, limiter, clock, cursorSigningKey, event },
        { bib: bib.bib, locale, caller },
      );
    } catch (error) {
      process.emitWarning(error instanceof Error ? error : String(error));
    }
  });
  return Response.json({ status: "sent-if-known" }, { status: 202, headers: { "cache-control": CACHE.none } });
});
