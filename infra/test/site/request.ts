import { Writable } from "node:stream";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";

/*
 * One request to the site's function as Lambda makes it, answered as a stream: node request.ts <module> <path> <headers>. Prints the
 * answer as JSON.
 */

/** What Lambda puts between the head of a streamed answer and its body. */
const NULS = Buffer.alloc(8);

interface Head {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
}

class ResponseStream extends Writable {
  readonly #chunks: Buffer[] = [];

  setContentType(): void {}

  override _write(chunk: Buffer, _: string, done: () => void): void {
    this.#chunks.push(chunk);
    done();
  }

  answer(): { status: number; headers: Head["headers"]; body: string; bytes: number } {
    const all = Buffer.concat(this.#chunks);
    const end = all.indexOf(NULS);
    const { statusCode: status, headers } = JSON.parse(all.subarray(0, end).toString()) as Head;
    const sent = all.subarray(end + NULS.length);
    const body = headers["content-encoding"] === "gzip" ? gunzipSync(sent) : sent;
    // A picture says nothing as text.
    const isText = headers["content-type"]?.startsWith("text/") ?? false;
    return { status, headers, body: isText ? body.toString("utf8") : "", bytes: body.length };
  }
}

// https://docs.aws.amazon.com/lambda/latest/dg/response-streaming-tutorial.html
Object.assign(globalThis, {
  awslambda: {
    streamifyResponse: <Handler>(handler: Handler) => handler,
    HttpResponseStream: {
      from(stream: ResponseStream, head: Head) {
        stream.write(JSON.stringify(head));
        stream.write(NULS);
        return stream;
      },
    },
  },
});

const [file = "", address = "/", more = "{}"] = process.argv.slice(2);
const { pathname: rawPath, searchParams } = new URL(address, "https://site.example.com");
const { handler } = await import(pathToFileURL(file).href);
const stream = new ResponseStream();
const ended = new Promise((resolve) => stream.once("finish", resolve));
await handler(
  {
    version: "2.0",
    rawPath,
    rawQueryString: searchParams.toString(),
    headers: {
      host: "site.example.com",
      "x-forwarded-host": "site.example.com",
      "accept-language": "en",
      "accept-encoding": "br, gzip",
      ...JSON.parse(more),
    },
    requestContext: { http: { method: "GET", path: rawPath, sourceIp: "203.0.113.7", userAgent: "infra test" } },
    isBase64Encoded: false,
  },
  stream,
  { awsRequestId: "site", getRemainingTimeInMillis: () => 20_000 },
);
await ended;
// A pipe takes 64 KB at a time: whoever leaves before it has taken all leaves half an answer.
process.stdout.write(`\n${JSON.stringify(stream.answer())}\n`, () => process.exit(0));
