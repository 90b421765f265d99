import { SFNClient, StartSyncExecutionCommand } from "@aws-sdk/client-sfn";
import { setting } from "../env/index.ts";
import type { PhotoWorkflow } from "../port/index.ts";
import { PATIENCE, patient } from "./patience.ts";

export function awsPhotoWorkflow(): PhotoWorkflow {
  // Otherwise StartSyncExecution calls `sync-<host>`, which no endpoint but AWS' own has. On AWS the endpoint variable names
  // the sync host itself.
  const client = patient(PATIENCE.execution, (waits) => new SFNClient({ ...waits, disableHostPrefix: true }));
  const stateMachineArn = setting("photoWorkflow").arn;
  return {
    async run(name, input) {
      const execution = await client.send(
        new StartSyncExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) }),
      );
      if (execution.status === "SUCCEEDED") {
        return { status: "succeeded", output: JSON.parse(execution.output ?? "null") };
      }
      return {
        status: execution.status === "TIMED_OUT" ? "timed-out" : "failed",
        error: execution.error ?? "Unknown",
        cause: execution.cause ?? "",
      };
    },
  };
}
