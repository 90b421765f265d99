import { type FunctionName, functions } from "@snaprace/core/topology";
import { expect, test } from "vitest";
import { stage } from "./support/stages.ts";

const names = Object.keys(functions) as FunctionName[];

test("With the optional network, the database's door opens for the functions only", () => {
  const vpc = stage("vpc");
  const { ingress } = vpc.one("SecurityGroup", "DatabaseSecurityGroup").inputs;
  expect(ingress).toEqual([
    expect.objectContaining({
      protocol: "tcp",
      fromPort: 5432,
      toPort: 5432,
      securityGroups: ["FunctionsSecurityGroup"],
    }),
  ]);
  for (const name of names) {
    const { vpcConfig } = vpc.one("Function", `${name}Function`).inputs;
    expect(vpcConfig.securityGroupIds).toEqual(["FunctionsSecurityGroup"]);
    expect(vpcConfig.subnetIds.length).toBeGreaterThan(0);
  }
  expect(stage("prod").all("Vpc")).toEqual([]);
});
