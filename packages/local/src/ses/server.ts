import type { IncomingMessage, ServerResponse } from "node:http";
import type { OutboxMail } from "../outbox/index.ts";
import { AwsError, listen, notImplemented, type RunningServer, readBody } from "../server/index.ts";
import { type SendEmailContext, sendEmail } from "./operations/send-email.ts";

export interface SesOptions {
  /** 0 picks a free port. */
  readonly port: number;
  /** Addresses and domains that may send. */
  readonly identities: readonly string[];
  readonly leave: (mail: Omit<OutboxMail, "sentAt">) => void;
  readonly onBug: (error: unknown, operation: string) => void;
}

/** SES' own limit for simple content. */
const BODY_LIMIT = 10_000_000;

const OPERATIONS: Readonly<Record<string, (context: SendEmailContext, body: unknown) => unknown>> = {
  "POST /v2/email/outbound-emails": sendEmail,
};
export const SUPPORTED = ["SendEmail"];

/** SES version 2 on loopback: mails are left in a folder instead of being sent. */
export function startSes(options: SesOptions): Promise<RunningServer> {
  return listen(options.port, (request, response) => {
    void answer(options, request, response);
  });
}

async function answer(options: SesOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const name = `${request.method} ${request.url}`;
  try {
    const operation = OPERATIONS[name];
    if (!operation) throw notImplemented("SES", name);
    send(response, 200, operation(options, parse(await readBody(request, BODY_LIMIT))));
  } catch (error) {
    const known = error instanceof AwsError ? error : undefined;
    if (!known) options.onBug(error, name);
    const { code, status, message } = known ?? new AwsError("InternalFailure", 500, "The local server failed.");
    send(response, status, { message }, { "x-amzn-errortype": code });
  }
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    throw new AwsError("BadRequestException", 400, "The request body is not JSON.");
  }
}

function send(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  if (response.destroyed) return;
  const text = JSON.stringify(body);
  const length = Buffer.byteLength(text);
  response.writeHead(status, { "content-type": "application/json", "content-length": length, ...headers });
  response.end(text);
}
