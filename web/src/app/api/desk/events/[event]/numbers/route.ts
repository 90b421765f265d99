import { Audit } from "@snaprace/core/audit";
import { Csv } from "@snaprace/core/csv";
import { Visit } from "@snaprace/core/visit";
import { getTranslations } from "next-intl/server";
import { deskEndpoint } from "../../../../../../desk/desk-endpoint.ts";
import { localeOf } from "../../../../../../desk/locale-of.ts";
import { COLUMNS, type Column, daysOf, readPeriod, SEARCHES } from "../../../../../../desk/numbers/columns.ts";
import { csvAnswer } from "../../../../../../server/csv-answer.ts";

export const dynamic = "force-dynamic";

/** What happened by day, in the language of `?locale=`. */
export const GET = deskEndpoint("editor", async ({ site, session, event, request }) => {
  const query = new URL(request.url).searchParams;
  const t = await getTranslations({ locale: localeOf(query), namespace: "numbers" });
  const { days } = await Visit.numbersOf(site, event, daysOf(readPeriod(query.get("days"))));
  const { organizerId, eventId } = event;
  await Audit.record(site.serverTruth, { organizerId, eventId, actor: session.userId, action: "numbers.exported" });
  const columns = Object.keys(COLUMNS) as Column[];
  const searches = SEARCHES.flatMap((kind) => (["found", "none"] as const).map((result) => ({ kind, result })));
  const header = [
    t("days.day"),
    ...columns.map((column) => t(`column.${column}`)),
    ...searches.map(({ kind, result }) => `${t(`search.${kind}`)}: ${t(`column.${result}`)}`),
  ];
  const rows = days.map(({ day, counts }) => [
    day,
    ...columns.map((column) => COLUMNS[column](counts)),
    ...searches.map(({ kind, result }) => counts[`search.${kind}.${result}`]),
  ]);
  return csvAnswer(Csv.write(header, rows), `${eventId}-numbers.csv`);
});
