import { resources } from "@snaprace/core/topology";
import { checkSecrets } from "./secret-check.ts";

checkSecrets($app.stage, process.env);

/** Set with `npx sst secret set <Name> --stage <stage>`; docs/DEPLOYMENT.md says where each comes from. */
export const secrets = {
  supabaseUrl: new sst.Secret(resources.supabaseUrl),
  supabasePublishableKey: new sst.Secret(resources.supabasePublishableKey),
  supabaseSecretKey: new sst.Secret(resources.supabaseSecretKey),
  cursorSigningKey: new sst.Secret(resources.cursorSigningKey),
};
