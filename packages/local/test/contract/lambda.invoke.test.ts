import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { FunctionError, type LambdaRunner, startLambda } from "../../src/lambda/index.ts";

const HANDLERS = `
export const echo = async (event, context) => ({ event, name: context.functionName, stage: process.env.STAGE });
export const fail = async () => { const error = new Error("no bibs today"); error.name = "ThrottledError"; throw error; };
export const hang = () => new Promise(() => undefined);
export const exit = async () => process.exit(3);
`;

let lambda: LambdaRunner;

beforeAll(() => {
  const module = path.join(mkdtempSync(path.join(tmpdir(), "lambda-")), "handlers.mjs");
  writeFileSync(module, HANDLERS);
  const define = (name: string, timeoutSeconds = 5) => ({ module, export: name, timeoutSeconds, memoryMB: 128 });
  lambda = startLambda({
    functions: { Echo: define("echo"), Fail: define("fail"), Hang: define("hang", 0.2), Exit: define("exit") },
    workers: 1,
    environment: { STAGE: "local" },
    onLog: () => undefined,
  });
});

afterAll(() => lambda.close());

test("A function sees its event, its context and only the environment it was given", async () => {
  const answer = await lambda.invoke("Echo", { photoId: "A", dropped: undefined });
  expect(answer).toEqual({ event: { photoId: "A" }, name: "Echo", stage: "local" });
});

test("An error keeps its name, so that a state machine can match it", async () => {
  const error = await lambda.invoke("Fail", {}).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(FunctionError);
  expect(error).toMatchObject({ name: "ThrottledError", message: "no bibs today" });
});

test("A function that does not return in time fails with Lambda's words", async () => {
  await expect(lambda.invoke("Hang", {})).rejects.toThrow(/Task timed out after 0\.20 seconds/);
});

test("A function that ends its process fails by itself and the next invocation works", async () => {
  await expect(lambda.invoke("Exit", {})).rejects.toMatchObject({ name: "Runtime.ExitError" });
  expect(await lambda.invoke("Echo", 1)).toMatchObject({ event: 1 });
});

test("An unknown function is refused by name", async () => {
  await expect(lambda.invoke("Nobody", {})).rejects.toThrow("Function not found: Nobody");
});
