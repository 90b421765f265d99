import { Audit } from "@snaprace/core/audit";
import { Csv } from "@snaprace/core/csv";
import { getTranslations } from "next-intl/server";
import { describe, loadAuditNames } from "../../../../../../desk/audit/describe.ts";
import { readAuditFilters, searchOf } from "../../../../../../desk/audit/filters.ts";
import { localeOf } from "../../../../../../desk/locale-of.ts";
import { organizerEndpoint } from "../../../../../../desk/organizer-endpoint.ts";
import { csvAnswer } from "../../../../../../server/csv-answer.ts";

export const dynamic = "force-dynamic";

/** More than a spreadsheet is read with; the latest are kept. */
const MOST = 10_000;

/** Entries of the audit log that fit the filters, in the language of `?locale=`. */
export const GET = organizerEndpoint("owner", async ({ site, session, request, organizer: { organizerId } }) => {
  const query = new URL(request.url).searchParams;
  const locale = localeOf(query);
  const filters = readAuditFilters(Object.fromEntries(query));
  const names = await loadAuditNames(session, organizerId);
  const found = await Audit.searchAll(session.truth, searchOf(organizerId, filters, names.timeZone), MOST);
  await Audit.record(site.serverTruth, {
    organizerId,
    eventId: filters.event || undefined,
    actor: session.userId,
    action: "audit.exported",
    details: { entries: found.length },
  });
  const t = await getTranslations({ locale, namespace: "privacyDesk.audit.head" });
  const lines = await describe(found, names, locale);
  const header = ["UTC", ...(["when", "who", "what", "event", "subject", "details"] as const).map((head) => t(head))];
  const rows = lines.map((line, index) => [
    found[index]?.happenedAt ?? "",
    line.when,
    line.who,
    line.what,
    line.event,
    line.subject,
    line.details,
  ]);
  return csvAnswer(Csv.write(header, rows), `${organizerId}-audit.csv`);
});
