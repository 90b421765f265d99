import fc from "fast-check";
import { expect, test } from "vitest";
import { Ingest } from "../../src/ingest/index.ts";

const KEY = "demo/seoul-trail-2026/raw/0123456789ABCDEFGHJKMNPQRS.original";
const s3Event = (key: string) =>
  JSON.stringify({ Records: [{ eventSource: "aws:s3", eventName: "ObjectCreated:Put", s3: { object: { key } } }] });

test("An S3 event names its originals", () => {
  expect(Ingest.parseMessage(s3Event(KEY))).toMatchObject([
    { original: { key: KEY, organizerId: "demo" }, reprocess: false },
  ]);
});

test("The test event that S3 sends when a notification is set up asks for nothing", () => {
  expect(Ingest.parseMessage('{"Service":"Amazon S3","Event":"s3:TestEvent","Bucket":"photos"}')).toEqual([]);
});

test("A request to read a photo again is understood", () => {
  expect(Ingest.parseMessage(JSON.stringify({ reprocess: { key: KEY } }))).toMatchObject([{ reprocess: true }]);
});

test("A key that is no original's is refused, so the message ends where a person sees it", () => {
  expect(() => Ingest.parseMessage(s3Event("demo/seoul-trail-2026/processed/x.jpg"))).toThrow(/not an original/);
});

test("Whatever else arrives is an error and never an empty list", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (body) => {
      expect(() => Ingest.parseMessage(body)).toThrow();
    }),
  );
});
