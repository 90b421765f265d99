import { resources } from "@snaprace/core/topology";
import { stage } from "./current-stage.ts";
import { checkSecrets, DATABASE_PASSWORD } from "./secret-check.ts";

checkSecrets(stage, process.env);

/** Set with `npx sst secret set <Name> --stage <stage>`; docs/DEPLOYMENT.md says where each comes from. */
export const secrets = {
  supabaseUrl: new sst.Secret(resources.supabaseUrl),
  supabasePublishableKey: new sst.Secret(resources.supabasePublishableKey),
  supabaseSecretKey: new sst.Secret(resources.supabaseSecretKey),
  cursorSigningKey: new sst.Secret(resources.cursorSigningKey),
};

/** Of the database in SNAPRACE_DEPLOY_DB_HOST, if there is one. */
export const databasePassword = stage.database && new sst.Secret(DATABASE_PASSWORD);
