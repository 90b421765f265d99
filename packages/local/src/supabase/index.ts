export type { OutboxMail } from "./outbox.ts";
export { type Supabase, type SupabaseOptions, startSupabase } from "./supabase.ts";
