import { createServer, type ServerResponse } from "node:http";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { SFNClient, StartSyncExecutionCommand } from "@aws-sdk/client-sfn";
import { SendMessageBatchCommand, SQSClient } from "@aws-sdk/client-sqs";
import { DynamoDBDocumentClient, GetCommand } from "@aws-sdk/lib-dynamodb";
import { type Patience, patient, unlessSilent } from "@snaprace/core/aws";
import { patientFetch, rows } from "@snaprace/core/truth";
import { createClient } from "@supabase/supabase-js";
import { afterEach, describe, expect, type Mock, test, vi } from "vitest";
import { z } from "zod";
import { CREDENTIALS, REGION } from "../support/s3.ts";
import { silentServer } from "../support/silent-server.ts";

/* A service that takes the connection and says nothing is an outage, and is told as one while somebody still waits. */

const BRIEF: Patience = { connectMs: 30_000, answerMs: 50, silentMs: 30_000, againWithinMs: 0 };
const BRIEF_TRUTH = { questionMs: 50, changeMs: 50, pauseMs: 20 };
const about = (endpoint: string) => ({ endpoint, region: REGION, credentials: CREDENTIALS });

type Waits = Parameters<Parameters<typeof patient>[1]>[0];
type Attempts = Mock<() => void>;
interface Client {
  readonly middlewareStack: {
    addRelativeTo(layer: unknown, place: { relation: "after"; toMiddleware: string }): void;
  };
}

/** A client whose attempts are counted. */
function counted<Made extends Client>(patience: Patience, attempts: Attempts, make: (waits: Waits) => Made): Made {
  const client = patient(patience, make as never) as Made;
  const layer = (next: (request: unknown) => unknown) => (request: unknown) => {
    attempts();
    return next(request);
  };
  client.middlewareStack.addRelativeTo(layer, { relation: "after", toMiddleware: "retryMiddleware" });
  return client;
}

const CALLS: Readonly<Record<string, (url: string, patience: Patience, attempts: Attempts) => Promise<unknown>>> = {
  DynamoDB(url, patience, attempts) {
    const client = counted(patience, attempts, (waits) => new DynamoDBClient({ ...waits, ...about(url) }));
    return DynamoDBDocumentClient.from(client).send(new GetCommand({ TableName: "photos", Key: { PK: "a" } }));
  },
  S3(url, patience, attempts) {
    const client = counted(patience, attempts, (waits) => new S3Client({ ...waits, ...about(url) }));
    return client.send(new GetObjectCommand({ Bucket: "photos", Key: "a" }));
  },
  SQS(url, patience, attempts) {
    const client = counted(patience, attempts, (waits) => new SQSClient({ ...waits, ...about(url) }));
    return client.send(new SendMessageBatchCommand({ QueueUrl: `${url}/000000000000/photos`, Entries: [] }));
  },
  SFN(url, patience, attempts) {
    const make = (waits: Waits) => new SFNClient({ ...waits, ...about(url), disableHostPrefix: true });
    const stateMachineArn = "arn:aws:states:ap-northeast-2:000000000000:stateMachine:photo";
    return counted(patience, attempts, make).send(new StartSyncExecutionCommand({ stateMachineArn }));
  },
};

describe.each(Object.keys(CALLS))("%s", (service) => {
  const call = CALLS[service]!;

  test("that is silent is an outage after one attempt when there is no time for another", async () => {
    const attempts = vi.fn<() => void>();
    await expect(call(await silentServer(), BRIEF, attempts)).rejects.toMatchObject({
      name: "SnapRaceError",
      code: "unavailable",
      message: `${service} does not answer.`,
      cause: { name: "TimeoutError" },
    });
    expect(attempts).toHaveBeenCalledTimes(1);
  });

  test("that is silent is asked again while there is time", async () => {
    const attempts = vi.fn<() => void>();
    const patience = { ...BRIEF, againWithinMs: 600_000 };
    await expect(call(await silentServer(), patience, attempts)).rejects.toMatchObject({ code: "unavailable" });
    expect(attempts.mock.calls.length).toBeGreaterThan(1);
  });
});

test("What a service refuses stays its own error", async () => {
  const attempts = vi.fn<() => void>();
  const url = await silentServer("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
  const asked = CALLS.S3!(url, { ...BRIEF, answerMs: 30_000 }, attempts);
  await expect(asked).rejects.toMatchObject({ $metadata: { httpStatusCode: 403 } });
  expect(attempts).toHaveBeenCalledTimes(1);
});

describe("A file", () => {
  afterEach(() => void vi.useRealTimers());

  /** @returns the answer that a client got of a file of two bytes, and the server's side of it */
  async function begun(patience: Patience) {
    let other!: ServerResponse;
    const server = createServer((_, response) => {
      other = response;
      response.writeHead(200, { "content-length": 2 });
      response.write("a");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as { port: number };
    const client = patient(
      patience,
      (waits) => new S3Client({ ...waits, ...about(`http://127.0.0.1:${port}`), forcePathStyle: true }),
    );
    const { Body } = await client.send(new GetObjectCommand({ Bucket: "photos", Key: "a" }));
    const close = () => {
      client.destroy();
      server.closeAllConnections();
      server.close();
    };
    return { body: Body!, other, close };
  }

  test("may take longer to come than its answer may take to begin", async () => {
    // Sockets have timers of their own, which go on.
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
    const { body, other, close } = await begun({ ...BRIEF, answerMs: 60_000, silentMs: 120_000 });
    vi.advanceTimersByTime(24 * 3_600_000);
    other.end("b");
    expect(await body.transformToString()).toBe("ab");
    close();
  });

  test("that stops half-way is an outage, too", async () => {
    const { body, close } = await begun({ ...BRIEF, answerMs: 30_000, silentMs: 1_000 });
    await expect(unlessSilent("S3", body.transformToByteArray())).rejects.toMatchObject({
      code: "unavailable",
      message: "S3 does not answer.",
    });
    close();
  });
});

describe("The truth layer", () => {
  const Row = z.object({ id: z.string() });
  const clientOf = (url: string, patience: Partial<typeof BRIEF_TRUTH> = {}) =>
    createClient(url, "sb_publishable_test", {
      db: { retry: false },
      global: { fetch: patientFetch({ ...BRIEF_TRUTH, ...patience }) },
      auth: { persistSession: false },
    });
  afterEach(() => void vi.restoreAllMocks());

  test("that is silent is an outage and no empty list", async () => {
    const answer = await clientOf(await silentServer())
      .from("events")
      .select("id");
    expect(() => rows(Row, answer)).toThrow(
      expect.objectContaining({ code: "unavailable", message: "The truth layer does not answer." }),
    );
  });

  test("that is silent to a change is not sent it again", async () => {
    const sent = vi.spyOn(globalThis, "fetch");
    const { error } = await clientOf(await silentServer(), { questionMs: 600_000 }).rpc("renew_preview");
    expect(error?.message).toContain("TimeoutError");
    expect(sent).toHaveBeenCalledTimes(1);
  });

  test("that is just starting is asked again", async () => {
    const starting = "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    const there = 'HTTP/1.1 200 OK\r\nContent-Length: 12\r\nConnection: close\r\n\r\n[{"id":"a"}]';
    const url = await silentServer(starting, starting, there);
    const answer = await clientOf(url, { questionMs: 25_000 }).from("events").select("id");
    expect(rows(Row, answer)).toEqual([{ id: "a" }]);
  });
});
