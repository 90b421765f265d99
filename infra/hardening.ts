import { stage } from "./current-stage.ts";

/*
 * What the components of this SST version get wrong for us, put right for every resource made after this import.
 * The tests in infra/test say which line is missing when one is removed.
 */

const LAMBDA_MAY_ASSUME = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "lambda.amazonaws.com" } }],
});

// nodejs20.x is written into the site's helper functions, and Lambda no longer creates functions on it.
$transform(sst.aws.Function, (args) => {
  args.runtime = $output(args.runtime).apply((runtime) =>
    runtime === undefined || runtime.startsWith("nodejs") ? "nodejs22.x" : runtime,
  );
});

// The component tests an Output for truth, so every function's role would trust all of this account, not Lambda alone.
// Under `sst dev` that trust is needed: the developer's machine runs as the function.
if (!$dev) {
  $transform(aws.iam.Role, (args) => {
    args.assumeRolePolicy = $output(args.assumeRolePolicy).apply((policy) => {
      const text = typeof policy === "string" ? policy : JSON.stringify(policy);
      return text.includes("lambda.amazonaws.com") ? LAMBDA_MAY_ASSUME : text;
    });
  });
}

// Every log group ends some day, also those that components make.
$transform(aws.cloudwatch.LogGroup, (args = {}) => {
  args.retentionInDays = stage.logRetentionDays;
});
