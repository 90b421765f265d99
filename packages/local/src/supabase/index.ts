export { openDatabase, type Supabase, type SupabaseOptions, startSupabase } from "./supabase.ts";
