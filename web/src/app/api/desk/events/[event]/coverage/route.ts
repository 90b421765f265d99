import { Audit } from "@snaprace/core/audit";
import { Csv } from "@snaprace/core/csv";
import { getTranslations } from "next-intl/server";
import { loadBoard } from "../../../../../../desk/coverage/load-board.ts";
import { readSelection, select } from "../../../../../../desk/coverage/selection.ts";
import { deskEndpoint } from "../../../../../../desk/desk-endpoint.ts";
import { localeOf } from "../../../../../../desk/locale-of.ts";
import { csvAnswer } from "../../../../../../server/csv-answer.ts";

export const dynamic = "force-dynamic";

/** The starters of a selection with their numbers of photos, in the language of `?locale=`. */
export const GET = deskEndpoint("editor", async ({ site, session, event, request }) => {
  const query = new URL(request.url).searchParams;
  const t = await getTranslations({ locale: localeOf(query), namespace: "coverage.head" });
  const selection = readSelection(Object.fromEntries(query));
  const { board, races } = await loadBoard(site, session, event);
  const starters = select(board.starters, selection);
  const { organizerId, eventId } = event;
  const details = { show: selection.show, starters: starters.length };
  await Audit.record(site.serverTruth, {
    organizerId,
    eventId,
    actor: session.userId,
    action: "coverage.exported",
    details,
  });
  const head = ["bib", "name", "race", "status", "photos", "doubt"] as const;
  const rows = starters.map(({ bib, name, raceId, status, sure, maybe }) => [
    bib,
    name,
    (raceId && races.get(raceId)) ?? "",
    status ?? "",
    sure,
    maybe,
  ]);
  return csvAnswer(
    Csv.write(
      head.map((name) => t(name)),
      rows,
    ),
    `${eventId}-coverage-${selection.show}.csv`,
  );
});
