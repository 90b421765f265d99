import { awsInspection, awsInventory, awsObjects, dynamoProjection } from "@snaprace/core/aws";
import { systemClock } from "@snaprace/core/clock";
import { Doctor } from "@snaprace/core/doctor";
import { databaseSettings, stage } from "@snaprace/core/env";
import { serverTruth } from "@snaprace/core/truth";
import { passwordEnd } from "@snaprace/core/truth/postgres";
import { readArguments } from "../arguments.ts";

/** Goes through the operations checklist, reading only. @returns the exit code: 1 when there is something to do */
export async function doctor(args: string[]): Promise<number> {
  readArguments(args, {});
  const ports: Doctor.DoctorPorts = {
    inspection: awsInspection(),
    inventory: awsInventory(),
    objects: awsObjects(),
    projection: dynamoProjection(),
    truth: serverTruth(),
    clock: systemClock,
    stage: stage(),
    database: databaseSettings(),
    passwordEnd,
  };
  const counts = { fine: 0, problem: 0, "not-here": 0 };
  for await (const result of Doctor.examine(ports)) {
    counts[result.outcome.state] += 1;
    for (const line of describe(result)) process.stdout.write(`${line}\n`);
  }
  const elsewhere = counts["not-here"] > 0 ? `, ${counts["not-here"]} not part of this stack` : "";
  process.stdout.write(`${counts.fine} in order, ${counts.problem} to look after${elsewhere}\n`);
  return counts.problem === 0 ? 0 : 1;
}

const TITLE_WIDTH = 24;

/** A line for each point of the checklist, and under it what to do. */
export function describe({ title, outcome }: Pick<Doctor.Result, "title" | "outcome">): string[] {
  const name = title.padEnd(TITLE_WIDTH);
  switch (outcome.state) {
    case "fine":
      return [`✓ ${name}${outcome.says}`];
    case "not-here":
      return [`– ${name}${outcome.says}`];
    case "problem":
      return outcome.problems.flatMap(({ what, todo }) => [
        `✗ ${name}${what}`,
        `  ${" ".repeat(TITLE_WIDTH)}→ ${todo}`,
      ]);
  }
}
