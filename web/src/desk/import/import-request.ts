import { SnapRaceError } from "@snaprace/core/errors";
import { Import } from "@snaprace/core/import";
import { Limit } from "@snaprace/core/limit";
import { readBody } from "../../server/read-body.ts";
import type { DeskRequest } from "../desk-endpoint.ts";

/** Room for what a form adds around its file. Bytes. */
const FORM_OVERHEAD = 64_000;

interface ImportRequest {
  readonly context: Import.Context;
  readonly options: Parameters<typeof Import.apply>[1];
}

/**
 * Reads the form of an import: its `file`, and its `options` as JSON.
 * @throws SnapRaceError `too-large`, `invalid-input`, `rate-limited`
 */
export async function readImport({ site, session, event, request }: DeskRequest): Promise<ImportRequest> {
  await Limit.admit(site, "import", `${session.userId} ${event.eventId}`);
  const body = await readBody(request, Import.LIMITS.file + FORM_OVERHEAD);
  const form = await formOf(body, request.headers.get("content-type") ?? "");
  const file = form.get("file");
  if (!(file instanceof Blob)) throw invalid("file", "Send the file as a form's field.");
  const bytes = new Uint8Array(await file.arrayBuffer());
  return { context: { truth: session.truth, event, bytes }, options: optionsOf(form.get("options")) };
}

async function formOf(body: Uint8Array<ArrayBuffer>, contentType: string): Promise<FormData> {
  try {
    return await new Response(body, { headers: { "content-type": contentType } }).formData();
  } catch (cause) {
    throw new SnapRaceError("invalid-input", "The body is no form.", { cause, fields: { body: "Send a form." } });
  }
}

function optionsOf(json: FormDataEntryValue | null): ImportRequest["options"] {
  try {
    // The domain checks the values.
    return JSON.parse(String(json)) as ImportRequest["options"];
  } catch {
    throw invalid("options", "Send the options as JSON.");
  }
}

function invalid(field: string, words: string): SnapRaceError {
  return new SnapRaceError("invalid-input", `No ${field}.`, { fields: { [field]: words } });
}
