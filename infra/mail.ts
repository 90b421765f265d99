import { resources } from "@snaprace/core/topology";
import { stage } from "./current-stage.ts";

const region = aws.getRegionOutput({}).name;
const account = aws.getCallerIdentityOutput({}).accountId;

/**
 * The domain or address that SES has verified. Not made here: it belongs to the account, two stages may share it, and its
 * DNS records are somebody's handwork. docs/DEPLOYMENT.md says how.
 */
export const mailIdentityArn = $interpolate`arn:aws:ses:${region}:${account}:identity/${stage.mail.identity}`;

export const mailLink = new sst.Linkable(resources.mail, { properties: { sender: stage.mail.sender } });
