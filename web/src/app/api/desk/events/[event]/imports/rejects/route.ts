import { SnapRaceError } from "@snaprace/core/errors";
import { Import } from "@snaprace/core/import";
import { getTranslations } from "next-intl/server";
import { deskEndpoint } from "../../../../../../../desk/desk-endpoint.ts";
import { readImport } from "../../../../../../../desk/import/import-request.ts";
import { localeOf } from "../../../../../../../desk/locale-of.ts";
import { csvAnswer } from "../../../../../../../server/csv-answer.ts";

export const dynamic = "force-dynamic";

/** The lines that an import leaves out, with what is wrong with each, in the language of `?locale=`. */
export const POST = deskEndpoint("editor", async (desk) => {
  const { context, options } = await readImport(desk);
  const preview = await Import.preview(context, options);
  if (preview.status === "refused") throw new SnapRaceError("invalid-input", "The file cannot be read.");
  const locale = localeOf(new URL(desk.request.url).searchParams);
  const t = await getTranslations({ locale, namespace: "organize.import" });
  const say = ({ problem, column }: { problem: string; column: string }) => `${column}: ${t(`problem.${problem}`)}`;
  const text = Import.rejectsCsv(preview.table, preview.problems, say, t("problemColumn"));
  return csvAnswer(text, `${desk.event.eventId}-left-out.csv`);
});
