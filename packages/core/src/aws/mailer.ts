import { BadRequestException, SESv2Client, SendEmailCommand, TooManyRequestsException } from "@aws-sdk/client-sesv2";
import { setting } from "../env/index.ts";
import { isSnapRaceError, SnapRaceError, ThrottledError } from "../errors/index.ts";
import type { Mailer } from "../port/index.ts";
import { PATIENCE, patient } from "./patience.ts";

const Charset = "UTF-8";

/** Amazon SES, from the stage's one sender. */
export function awsMailer(): Mailer {
  const client = patient(PATIENCE.service, (waits) => new SESv2Client(waits));
  const FromEmailAddress = setting("mail").sender;
  return {
    async send({ to, subject, text, html, unsubscribeUrl }) {
      const Headers = unsubscribeUrl === undefined ? [] : oneClick(unsubscribeUrl);
      const Body = { Text: { Data: text, Charset }, Html: { Data: html, Charset } };
      const Simple = { Subject: { Data: subject, Charset }, Body, Headers };
      const Destination = { ToAddresses: [to] };
      try {
        await client.send(new SendEmailCommand({ FromEmailAddress, Destination, Content: { Simple } }));
        return "sent";
      } catch (error) {
        if (isSnapRaceError(error)) throw error;
        if (error instanceof TooManyRequestsException) throw new ThrottledError("SES", error);
        // An address that is none. MessageRejected is not among it: that is a sender of ours that is not verified (any more).
        if (error instanceof BadRequestException) return "refused";
        // Its name alone: SES and IAM put the recipient's address into their words, and this goes to a log.
        const name = error instanceof Error ? error.name : "unknown";
        throw new SnapRaceError("unavailable", `SES did not take a mail: ${name}.`);
      }
    },
  };
}

/** RFC 8058: mail programs show "unsubscribe" and send a POST with this very body. */
function oneClick(url: string) {
  return [
    { Name: "List-Unsubscribe", Value: `<${url}>` },
    { Name: "List-Unsubscribe-Post", Value: "List-Unsubscribe=One-Click" },
  ];
}
