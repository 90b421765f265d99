import { stage } from "./current-stage.ts";

const POSTGRES_PORT = 5432;

/**
 * Off unless SNAPRACE_DEPLOY_VPC is on: every service the pipeline talks to is public. For a Postgres that is not, this makes
 * private subnets with a way out, and the one opening the database needs.
 */
export const network = stage.vpc ? privateNetwork() : undefined;

function privateNetwork() {
  const vpc = new sst.aws.Vpc("Network", { nat: "managed" });
  const functions = new aws.ec2.SecurityGroup("FunctionsSecurityGroup", {
    vpcId: vpc.id,
    description: "Functions of the photo pipeline",
    egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }],
  });
  const database = new aws.ec2.SecurityGroup("DatabaseSecurityGroup", {
    vpcId: vpc.id,
    description: "Postgres, reached by the functions alone",
    ingress: [
      {
        protocol: "tcp",
        fromPort: POSTGRES_PORT,
        toPort: POSTGRES_PORT,
        securityGroups: [functions.id],
        description: "Functions of the photo pipeline",
      },
    ],
  });
  return {
    database,
    forFunctions: { privateSubnets: vpc.privateSubnets, securityGroups: [functions.id] },
  };
}
