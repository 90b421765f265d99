import { readFileSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import path from "node:path";
import fc from "fast-check";
import { Bib } from "../../packages/core/src/bib/index.ts";
import { zonedToUtc } from "../../packages/core/src/clock/index.ts";
import { Csv } from "../../packages/core/src/csv/index.ts";
import { decodeCursor, encodeCursor } from "../../packages/core/src/gallery/cursor.ts";
import { Image } from "../../packages/core/src/image/index.ts";
import { Import } from "../../packages/core/src/import/index.ts";
import { originalsOf, parseMessage } from "../../packages/core/src/ingest/message.ts";
import { Photo } from "../../packages/core/src/photo/index.ts";
import { edge } from "../../packages/core/src/topology/index.ts";
import { loadViewerFunction } from "../../packages/local/src/cdn/viewer-request.ts";
import { AwsChunkedDecoder } from "../../packages/local/src/s3/aws-chunked.ts";
import { verifySignature } from "../../packages/local/src/s3/sigv4.ts";
import { asList, asObject, asText, parseXml, toXml } from "../../packages/local/src/s3/xml.ts";
import { AwsError } from "../../packages/local/src/server/index.ts";
import { fromHandle } from "../../packages/local/src/sqs/receipt.ts";
import { parseDefinition } from "../../packages/local/src/step-functions/machines.ts";
import { loadImage } from "../../packages/vision/src/rekognition/image.ts";
import { RekognitionError } from "../../packages/vision/src/rekognition/index.ts";
import { collectionIdOf, fromToken } from "../../packages/vision/src/rekognition/input.ts";
import { ROOT } from "../../scripts/steps.ts";
import { returnPath } from "../../web/src/session/return-path.ts";
import { REQUESTS } from "./requests.ts";
import { altered, ensure, mixed, orRefusal, type Target, target } from "./target.ts";

const NOW = Date.UTC(2026, 9, 18);
const CREDENTIALS = { accessKeyId: "LOCAL", secretAccessKey: "secret" };
const PHOTO_ID = "0123456789ABCDEFGHJKMNPQRS";
const EXIF = Buffer.from(
  "RXhpZgAASUkqAAgAAAABAGmHBAABAAAAGgAAAAAAAAACAAOQAgAUAAAAOAAAAJGSAgAEAAAAMDQyAAAAAAAyMDI2OjEwOjE4IDA5OjMwOjE1AA==",
  "base64",
);
const CSV = Buffer.from('Bib,Name,Gender,Chip Time,Finish\r\n1204,Kim Mina,F,41:10.5,09:41:12\r\n7,"A, B",M,DNF,\r\n');
const DAY = { startsOn: "2026-10-18", timeZone: "Asia/Seoul", starts: new Map<string, string>() };

export const TARGETS: readonly Target[] = [
  ...REQUESTS,
  target(
    "keys of originals",
    mixed("demo/", "race/", "raw/", `${PHOTO_ID}`, ".original", "../", "%2e", "\0", "/"),
    (key) => {
      const parsed = Photo.parseOriginalKey(key);
      if (parsed) ensure(Photo.keys.original(parsed) === key, "A key means something else than it says.");
    },
  ),
  target(
    "messages of the queue",
    fc.oneof(fc.json(), mixed('{"Records":[', '{"reprocess":{"key":"', '"}}', "]}", '"aws:s3"', "%", "+", "null")),
    (body) => {
      for (const { key } of originalsOf(body)) ensure(Photo.parseOriginalKey(key) !== undefined, "A foreign key.");
      try {
        parseMessage(body);
      } catch (error) {
        ensure(error instanceof Error, "Something else than an error was thrown.");
      }
    },
  ),
  target(
    "cursors",
    fc.tuple(
      fc.dictionary(fc.stringMatching(/^[A-Z0-9]{1,8}$/), fc.string(), { maxKeys: 4 }),
      fc.nat(400),
      fc.nat(7),
      fc.string(),
    ),
    ([position, index, bit, scope]) => {
      const cursor = encodeCursor(position, scope, "key");
      ensure(JSON.stringify(decodeCursor(cursor, scope, "key")) === JSON.stringify(position), "It does not come back.");
      const bytes = Buffer.from(cursor, "base64url");
      bytes[index % bytes.length]! ^= 1 << bit;
      const forged = orRefusal(() => decodeCursor(bytes.toString("base64url"), scope, "key"));
      ensure(forged === undefined, "A forged cursor is taken.");
      ensure(orRefusal(() => decodeCursor(scope, scope, "key")) === undefined, "Anything is a cursor.");
    },
  ),
  target(
    "start lists and results",
    fc.oneof(
      altered(CSV),
      mixed("Bib", "Name", "Time", ",", ";", "\t", "\r\n", "\n", '"', "1:02:03", "2026-99-99 10:00", "=1").map(
        Buffer.from,
      ),
      fc.uint8Array({ maxLength: 200 }),
    ),
    async (bytes) => {
      const read = await Import.readTable(bytes);
      if (read.status === "refused") return;
      const mapping = Import.guess(read.table.headers, [{ id: "finish", name: "Finish" }] as never);
      const { rows, problems } = Import.toRows(read.table, mapping, Import.Options.parse({ fileName: "a.csv" }), DAY);
      ensure(rows.length + problems.length >= 0, "Counted wrongly.");
      for (const row of rows) ensure(/^[0-9A-Z]{1,6}$/.test(row.bib), `“${row.bib}” is taken for a bib.`);
      for (const at of rows.flatMap(({ splits }) => Object.values(splits))) {
        ensure(!Number.isNaN(Date.parse(at)), `“${at}” is taken for a time.`);
      }
    },
  ),
  target(
    "times of results",
    mixed("1", "23", ":", "59", ".", ",", "h", "m", "s", "시간", "PT", "'", "+", "-"),
    (text) => {
      const ms = Import.parseDuration(text);
      ensure(ms === undefined || (Number.isInteger(ms) && ms >= 0), `${ms} is no time.`);
    },
  ),
  target(
    "cells of our files",
    fc.array(mixed("=", "+", "-", "@", "\t", "\n", '"', "＝", " "), { maxLength: 4 }),
    (cells) => {
      const line = Csv.write(["a", "b", "c", "d"], [cells]).split("\r\n").slice(1).join("\r\n");
      ensure(
        !/(?:^|,)"?[=+\-@\t＝＋－＠]/.test(line) || cells.some((cell) => /[,\r\n]/.test(cell)),
        `A formula: ${line}`,
      );
    },
  ),
  target("EXIF", fc.oneof(altered(EXIF), fc.uint8Array({ maxLength: 300 })), (bytes) => {
    const exif = Buffer.from(bytes);
    const { at, source } = Image.captureTime(exif, new Date(NOW), "Asia/Seoul");
    ensure(new Date(at).toISOString() === at && ["exif", "upload"].includes(source), `${at} is no time.`);
    Image.cameraOf(exif);
  }),
  target("first bytes of files", fc.uint8Array({ maxLength: 80 }), (bytes) => {
    ensure(typeof Image.sniff(bytes) === "string", "A file without a kind.");
  }),
  target(
    "bib rules and bibs",
    fc.tuple(
      fc.record(
        {
          minLength: fc.integer({ min: -1, max: 9 }),
          maxLength: fc.integer({ min: -1, max: 9 }),
          lettersAllowed: fc.boolean(),
          pattern: mixed("(", ")", "[0-9]", "+", "*", "(a+)+$", "\\d{4}", "^", "$", "|", "(?:"),
        },
        { requiredKeys: [] },
      ),
      mixed("0", "1204", "A", "5K", "２", " ", "-"),
    ),
    ([rules, text]) => {
      const parsed = Bib.Rules.safeParse(rules);
      const typed = Bib.parse(text);
      if (!parsed.success) return;
      const box = { left: 0.4, top: 0.4, width: 0.1, height: 0.1 };
      const polygon = [0, 1, 2, 3].map((corner) => ({ x: 0.4 + 0.1 * (corner % 2), y: 0.4 + 0.1 * (corner >> 1) }));
      const texts = [{ type: "WORD" as const, text, confidence: 99, box, polygon }];
      for (const { bib } of Bib.read(texts, { width: 2048, height: 1365 }, parsed.data)) {
        ensure(/^[0-9A-Z]{1,6}$/.test(bib), `“${bib}” is no bib.`);
      }
      ensure(typeof typed === "object", "A typed bib is neither one nor a problem.");
    },
  ),
  target(
    "documents for S3",
    mixed(
      "<Delete>",
      "</Delete>",
      "<Object>",
      "<Key>",
      "&lt;",
      "&#x41;",
      "<![CDATA[",
      "]]>",
      "<!DOCTYPE a [<!ENTITY b '",
      "&b;",
      "<a:b xmlns:a=''>",
    ),
    (text) => {
      const document = orRefusal(() => parseXml(Buffer.from(text), "Delete"));
      for (const object of asList(document?.Object)) asText(asObject(object).Key);
    },
  ),
  target("texts in S3's answers", fc.string({ unit: "binary", maxLength: 40 }), (text) => {
    const answer = toXml("Error", { Message: text });
    ensure(answer.split("<").length === 6, "A text made an element.");
  }),
  target(
    "signatures of requests",
    fc.record({
      authorization: mixed(
        "AWS4-HMAC-SHA256 Credential=",
        "LOCAL/20261018/ap-northeast-2/s3/aws4_request",
        ", SignedHeaders=",
        "host;x-amz-date",
        ", Signature=",
        "0".repeat(64),
      ),
      date: mixed("20261018T000000Z", "2026", "T", "Z"),
      query: mixed(
        "X-Amz-Signature=",
        "&X-Amz-Algorithm=AWS4-HMAC-SHA256",
        "&X-Amz-Expires=900",
        "&X-Amz-Date=20261018T000000Z",
        "&X-Amz-SignedHeaders=host",
        "&X-Amz-Credential=LOCAL/20261018/a/s3/aws4_request",
        "0".repeat(64),
      ),
    }),
    ({ authorization, date, query }) => {
      const headers = {
        host: "localhost",
        authorization,
        "x-amz-date": date,
        "x-amz-content-sha256": "UNSIGNED-PAYLOAD",
      };
      const request = { method: "GET", url: "/photos/a", headers, rawHeaders: [] } as unknown as IncomingMessage;
      const url = new URL(`http://localhost/photos/a?${query}`);
      const isTaken = orRefusal(() => {
        verifySignature(request, url, CREDENTIALS, NOW);
        return true;
      });
      ensure(isTaken === undefined, "A signature that nobody made is taken.");
    },
  ),
  target(
    "bodies in chunks",
    mixed("5\r\n", "hello", "\r\n", "0\r\n", "ffffffff\r\n", "-1\r\n", "x-amz-checksum-crc32:", "AAAA=="),
    async (text) => {
      const decoder = new AwsChunkedDecoder();
      let size = 0;
      const ended = new Promise<unknown>((resolve) => decoder.once("error", resolve).once("end", resolve));
      decoder.on("data", (chunk: Buffer) => {
        size += chunk.length;
      });
      decoder.end(Buffer.from(text));
      const error = await ended;
      ensure(error === undefined || error instanceof AwsError, `Not an answer of S3: ${String(error)}`);
      ensure(size <= Buffer.byteLength(text), "More came out than went in.");
    },
  ),
  target("receipt handles", fc.oneof(fc.base64String(), fc.string()), (handle) => {
    orRefusal(() => fromHandle(handle));
  }),
  target(
    "definitions of state machines",
    fc.oneof(
      fc.json(),
      mixed(
        '{"StartAt":"A","States":{"A":',
        '{"Type":"Pass"',
        ',"End":true',
        ',"Next":"A"',
        '"Type":"Task"',
        "}",
        "}}",
        '"Branches":[',
        "]",
      ),
    ),
    (text) => {
      orRefusal(() => parseDefinition(text));
    },
  ),
  target(
    "pictures in Rekognition's requests",
    fc.record(
      {
        Bytes: fc.oneof(fc.base64String({ maxLength: 64 }), fc.string()),
        S3Object: fc.option(
          fc.record({ Bucket: fc.string(), Name: fc.string(), Version: fc.string() }, { requiredKeys: [] }),
          { nil: undefined },
        ),
      },
      { requiredKeys: [] },
    ),
    async (image) => {
      const context = { fetchObject: async () => undefined } as never;
      await loadImage(context, image as never).catch((error: unknown) => {
        if (!(error instanceof RekognitionError)) throw error;
      });
    },
  ),
  target("where a page of faces ended", fc.oneof(fc.base64String({ maxLength: 64 }), fc.string()), (token) => {
    orRefusal(() => fromToken(token));
  }),
  target("names of collections", mixed("demo", "-", "/", "..", "\0", "한"), (id) => {
    const taken = orRefusal(() => collectionIdOf(id));
    ensure(taken === undefined || /^[\w.-]{1,255}$/.test(taken), `“${id}” is taken for a collection.`);
  }),
  target(
    "addresses at the CDN",
    mixed(
      "/demo/",
      "race",
      "/processed/",
      "/raw/",
      "/video/",
      PHOTO_ID,
      ".jpg",
      ".mp4",
      ".original",
      "..",
      "%2f",
      "//",
    ),
    async (uri) => {
      const answer = await viewerFunction()({ method: "GET", uri, querystring: {}, headers: {} });
      const isServed = !("statusCode" in answer);
      ensure(
        !isServed ||
          /^\/[a-z0-9]+\/race\/(processed\/[0-9A-Z]{26}(\.jpg|_\d+\.webp)|video\/[0-9A-Z]{26}\.(mp4|webm))$/.test(uri),
        `${uri} is served.`,
      );
    },
  ),
  target(
    "where to go after signing in",
    mixed("/", "\\", "desk", "?a=b", "https:", "//", "@", "%2f", ".", "\t", "\n"),
    (wanted) => {
      const { origin } = new URL(returnPath(wanted), "https://ours.example");
      ensure(origin === "https://ours.example", `${wanted} leads to ${origin}.`);
    },
  ),
  target(
    "clocks",
    fc.tuple(
      fc.integer({ min: Date.UTC(1900, 0), max: Date.UTC(2200, 0) }),
      fc.constantFrom("Asia/Seoul", "Europe/Berlin", "Pacific/Apia"),
    ),
    ([ms, zone]) => {
      const utc = zonedToUtc(ms, zone);
      ensure(Number.isNaN(utc) || Math.abs(utc - ms) <= 26 * 3_600_000, `${utc - ms} ms is no zone's distance.`);
    },
  ),
];

let viewer: ReturnType<typeof loadViewerFunction> | undefined;

function viewerFunction(): ReturnType<typeof loadViewerFunction> {
  const source = readFileSync(path.join(ROOT, edge.functionFile), "utf8");
  viewer ??= loadViewerFunction(
    source,
    (key) => (key === "event:race" ? "published" : undefined),
    () => undefined,
  );
  return viewer;
}
