import { requireSettings } from "@snaprace/core/env";

export const dynamic = "force-dynamic";

/** Answers once every setting of the site is there. */
export function GET(): Response {
  requireSettings(
    "photos",
    "photoTable",
    "photoQueue",
    "cdn",
    "edgeStore",
    "supabaseUrl",
    "supabasePublishableKey",
    "supabaseSecretKey",
    "cursorSigningKey",
  );
  return Response.json({ status: "ok" });
}
