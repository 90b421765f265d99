import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import type { DynamoDBDocumentClient, TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import { expect, test } from "vitest";
import { saveTransaction } from "../../src/aws/save-transaction.ts";
import { Photo } from "../../src/photo/index.ts";

const arrival: Photo.Arrival = {
  organizerId: "demo",
  eventId: "seoul-trail-2026",
  photoId: "0123456789ABCDEFGHJKMNPQRS",
  fileName: "a.jpg",
  size: 1,
  photographerId: undefined,
  uploadedAt: "2026-10-18T03:00:00.000Z",
};
const photo = Photo.begin(undefined, arrival, new Date("2026-10-18T03:00:01.000Z"));

/** A table that cancels the first transactions with these reasons, and takes the next one. */
function cancelling(...reasons: readonly (readonly string[])[]) {
  const sent: TransactWriteCommand["input"][] = [];
  const send = async (command: TransactWriteCommand) => {
    const codes = reasons[sent.length];
    sent.push(command.input);
    if (!codes) return {};
    const CancellationReasons = codes.map((Code) => ({ Code }));
    throw new TransactionCanceledException({ message: "cancelled", $metadata: {}, CancellationReasons });
  };
  return { client: { send } as unknown as DynamoDBDocumentClient, sent };
}

test("A transaction that met another one or was throttled is repeated whole, with the same token", async () => {
  const { client, sent } = cancelling(["None", "TransactionConflict"], ["ThrottlingError", "None"]);
  expect(await saveTransaction(client, "photos", photo, undefined)).toBe("saved");
  expect(sent).toHaveLength(3);
  expect(sent[1]).toEqual(sent[0]);
  expect(sent[2]).toEqual(sent[0]);
  expect(sent[0]?.ClientRequestToken).toBeTruthy();
});

test("A photo that somebody else has written is a conflict and not written over", async () => {
  const { client, sent } = cancelling(["ConditionalCheckFailed", "None"]);
  expect(await saveTransaction(client, "photos", photo, undefined)).toBe("conflict");
  expect(sent).toHaveLength(1);
});

test("A table that stays throttled is said to be so, and nothing is taken for written", async () => {
  const { client } = cancelling(...Array.from({ length: 20 }, () => ["ThrottlingError"]));
  await expect(saveTransaction(client, "photos", photo, undefined)).rejects.toMatchObject({ name: "ThrottledError" });
});

test("Any other refusal is an error of its own", async () => {
  const { client } = cancelling(["ValidationError"]);
  await expect(saveTransaction(client, "photos", photo, undefined)).rejects.toThrow(TransactionCanceledException);
});
