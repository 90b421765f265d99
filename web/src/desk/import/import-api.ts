import type { Import } from "@snaprace/core/import";
import { deskPaths } from "../paths.ts";
import type { PreviewView } from "./preview-view.ts";

export interface ImportChoice {
  readonly mapping?: readonly (string | null)[];
  readonly splitBasis?: (typeof Import.SPLIT_BASES)[number];
  readonly removeMissing?: boolean;
  readonly fingerprint?: string;
}

/** An answer, or the code of what went wrong; `network` when there was none. */
export type Answer<Value> =
  | { readonly status: "ok"; readonly value: Value }
  | { readonly status: "failed"; readonly code: string };

export async function previewImport(eventId: string, file: File, choice: ImportChoice): Promise<Answer<PreviewView>> {
  const answer = await send(deskPaths.api.importPreview(eventId), file, choice);
  if (answer.status === "failed") return answer;
  return { status: "ok", value: ((await answer.value.json()) as { preview: PreviewView }).preview };
}

interface AppliedView {
  readonly status: Import.Applied["status"];
  readonly importId?: string;
}

export async function applyImport(eventId: string, file: File, choice: ImportChoice): Promise<Answer<AppliedView>> {
  const answer = await send(deskPaths.api.importApply(eventId), file, choice);
  if (answer.status === "failed") return answer;
  return { status: "ok", value: ((await answer.value.json()) as { applied: AppliedView }).applied };
}

/** The lines left out, as a file of their own. */
export async function fetchRejects(
  eventId: string,
  file: File,
  choice: ImportChoice,
  locale: string,
): Promise<Answer<Blob>> {
  const answer = await send(`${deskPaths.api.importRejects(eventId)}?locale=${locale}`, file, choice);
  return answer.status === "failed" ? answer : { status: "ok", value: await answer.value.blob() };
}

async function send(url: string, file: File, choice: ImportChoice): Promise<Answer<Response>> {
  const body = new FormData();
  body.set("file", file);
  body.set("options", JSON.stringify({ ...choice, fileName: file.name.slice(-255) }));
  let response: Response;
  try {
    response = await fetch(url, { method: "POST", body });
  } catch {
    return { status: "failed", code: "network" };
  }
  if (response.ok) return { status: "ok", value: response };
  // What stands in between may answer with a page: then its words are ours.
  const problem = (await response.json().catch(() => ({}))) as { code?: string };
  return { status: "failed", code: problem.code ?? "internal" };
}
