export type { OutboxMail } from "./outbox.ts";
export { openDatabase, type Supabase, type SupabaseOptions, startSupabase } from "./supabase.ts";
