import { Audit } from "@snaprace/core/audit";
import { Disclosure } from "@snaprace/core/disclosure";
import { SnapRaceError } from "@snaprace/core/errors";
import { deskEndpoint } from "../../../../../../desk/desk-endpoint.ts";
import { localeOf } from "../../../../../../desk/locale-of.ts";
import { disclosureZip } from "../../../../../../desk/privacy/disclosure-zip.ts";
import { CACHE } from "../../../../../../server/cache-control.ts";

export const dynamic = "force-dynamic";

/** Everything that is held of the runner of `?bib=`, as a zip for that person; with `?photos=yes` with the pictures. */
export const GET = deskEndpoint("editor", async ({ site, session, event, request }) => {
  const query = new URL(request.url).searchParams;
  const bib = query.get("bib") ?? "";
  const withPhotos = query.get("photos") === "yes";
  const disclosed = await Disclosure.ofRunner({ ...site, truth: session.truth }, event, bib);
  if (!disclosed) throw new SnapRaceError("not-found", "Nobody with this bib.");
  const { organizerId, eventId } = event;
  // Before anything is given away: what is not noted does not leave.
  await Audit.record(site.serverTruth, {
    organizerId,
    eventId,
    actor: session.userId,
    action: "runner.exported",
    subject: bib,
    details: { pictures: withPhotos ? disclosed.photos.length : 0 },
  });
  return new Response(disclosureZip(site, event, disclosed, { locale: localeOf(query), withPhotos }), {
    headers: {
      "content-type": "application/zip",
      "content-disposition": `attachment; filename="${eventId}-${bib}.zip"`,
      "cache-control": CACHE.none,
      "x-content-type-options": "nosniff",
    },
  });
});
