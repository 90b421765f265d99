import path from "node:path";
import { startSupabase } from "../../supabase/index.ts";
import { ROOT } from "../config.ts";
import { onStop, sayReady, serviceConfig } from "../service.ts";

const { dataDirectory, ports, secrets, siteUrl } = serviceConfig();
const supabase = await startSupabase({
  port: ports.supabase,
  directory: path.join(dataDirectory, "postgres"),
  migrations: path.join(ROOT, "supabase/migrations"),
  outbox: path.join(dataDirectory, "outbox"),
  jwtSecret: secrets.jwtSecret,
  publishableKey: secrets.publishableKey,
  secretKey: secrets.secretKey,
  siteUrl,
});
onStop(() => supabase.close());
sayReady();
