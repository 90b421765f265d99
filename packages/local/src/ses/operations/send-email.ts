import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { OutboxMail } from "../../outbox/index.ts";
import { AwsError, notImplemented } from "../../server/index.ts";

const Content = z.object({ Data: z.string(), Charset: z.string().optional() });

/** https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html, for simple content and one recipient. */
const Input = z.object({
  FromEmailAddress: z.string(),
  Destination: z.object({ ToAddresses: z.array(z.string()).default([]) }).strict(),
  Content: z.object({
    Simple: z
      .object({
        Subject: Content,
        Body: z.object({ Text: Content.optional(), Html: Content.optional() }),
        Headers: z.array(z.object({ Name: z.string(), Value: z.string() })).default([]),
      })
      .strict(),
  }),
});

export interface SendEmailContext {
  /** Addresses and domains that may send. */
  readonly identities: readonly string[];
  readonly leave: (mail: Omit<OutboxMail, "sentAt">) => void;
}

export function sendEmail({ identities, leave }: SendEmailContext, body: unknown): { MessageId: string } {
  const members = (body as { Content?: object }).Content ?? {};
  for (const other of ["Raw", "Template"]) if (other in members) throw notImplemented("SES", `Content.${other}`);
  const input = Input.safeParse(body);
  if (!input.success) throw new AwsError("BadRequestException", 400, z.prettifyError(input.error));
  const { FromEmailAddress: from, Destination, Content: content } = input.data;
  const [to, ...others] = Destination.ToAddresses;
  if (to === undefined) throw new AwsError("BadRequestException", 400, "No recipient was given.");
  if (others.length > 0) throw notImplemented("SES", "more than one recipient");
  if (!isAddress(to)) throw new AwsError("BadRequestException", 400, "Illegal address");
  if (!isVerified(from, identities)) {
    const message = `Email address is not verified. The following identities failed the check: ${from}`;
    throw new AwsError("MessageRejected", 400, message);
  }
  const { Subject, Body, Headers } = content.Simple;
  if (/[\r\n]/.test(Subject.Data + Headers.map(({ Name, Value }) => Name + Value).join(""))) {
    throw new AwsError("BadRequestException", 400, "Header values must not contain line breaks.");
  }
  leave({
    to,
    subject: Subject.Data,
    text: Body.Text?.Data ?? "",
    ...(Body.Html && { html: Body.Html.Data }),
    ...(Headers.length > 0 && { headers: Object.fromEntries(Headers.map(({ Name, Value }) => [Name, Value])) }),
  });
  return { MessageId: randomUUID() };
}

/** SES takes ASCII before the @ only. */
function isAddress(text: string): boolean {
  return /^[\x21-\x3f\x41-\x7e]+@[^\s@]+\.[^\s@]+$/.test(text);
}

function isVerified(from: string, identities: readonly string[]): boolean {
  return identities.some((identity) => from === identity || from.endsWith(`@${identity}`));
}
