import { z } from "zod";

/**
 * A timestamptz as ISO 8601 UTC. Supabase writes `2026-10-18T06:00:00+00:00`, the local stack `2026-10-18 06:00:00+00`;
 * both become `2026-10-18T06:00:00.000Z`.
 */
export const Timestamp = z.string().transform((text, context) => {
  const time = new Date(text.replace(" ", "T").replace(/([+-]\d{2})$/, "$1:00"));
  if (!Number.isNaN(time.getTime())) return time.toISOString();
  context.addIssue({ code: "custom", message: `Not a timestamp: ${text}` });
  return z.NEVER;
});
