import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

type Handler = (event: never, context: never) => Promise<unknown>;

export interface FunctionAddress {
  readonly url: string;
  /** What each request was signed for, e.g. `lambda`. */
  readonly services: readonly string[];
  close(): Promise<void>;
}

/**
 * A function's own address, as Lambda gives it: an HTTP request becomes an event, and the answer a response.
 * https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html
 * @param load gives the handler with the first request
 */
export async function functionAddress(load: () => Promise<unknown>): Promise<FunctionAddress> {
  const services: string[] = [];
  let handler: Promise<unknown> | undefined;
  const server = createServer((request, response) => {
    services.push(signedFor(request.headers.authorization));
    handler ??= load();
    void Promise.all([handler as Promise<Handler>, text(request)])
      .then(([handle, body]) => handle({ headers: request.headers, body, isBase64Encoded: false } as never, CONTEXT))
      .then((answer) => {
        const { statusCode, headers, body } = answer as {
          statusCode: number;
          headers: Record<string, string>;
          body: string;
        };
        response.writeHead(statusCode, headers).end(body);
      })
      .catch((error: unknown) => response.writeHead(502).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    services,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const CONTEXT = {
  awsRequestId: "test",
  invokedFunctionArn: "arn:aws:lambda:ap-northeast-2:000000000000:function:recogniser",
} as never;

function signedFor(authorization = ""): string {
  return /Credential=[^/]+\/\d+\/[^/]+\/([^/]+)\//.exec(authorization)?.[1] ?? "";
}
