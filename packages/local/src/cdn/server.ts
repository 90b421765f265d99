import type { IncomingMessage, ServerResponse } from "node:http";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { GetObjectCommand, S3Client, S3ServiceException } from "@aws-sdk/client-s3";
import { listen, type RunningServer } from "../server/index.ts";
import { loadViewerFunction, type ViewerFunction, type ViewerRequest } from "./viewer-request.ts";

export interface CdnOptions {
  /** 0 picks a free port. */
  readonly port: number;
  readonly s3: {
    readonly endpoint: string;
    readonly region: string;
    readonly bucket: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  };
  /** Source of the viewer-request function. */
  readonly functionSource: string;
  readonly keyValueStore: { get(key: string): string | undefined };
  /** Origins whose pages may read the pixels. */
  readonly siteOrigins: readonly string[];
  readonly onBug: (error: unknown, operation: string) => void;
}

/** What the bucket's policy lets the CDN read; everything else of it has no way out, whatever the function says. */
const BEHAVIOUR = /^\/[^/]+\/[^/]+\/(processed|video)\/[^/]+$/;
const COPIED = ["AcceptRanges", "CacheControl", "ContentRange", "ContentType", "ETag"] as const;

/** The images' distribution on loopback: viewer-request function, then the bucket. It has no cache of its own. */
export async function startCdn(options: CdnOptions): Promise<RunningServer> {
  const { endpoint, region, credentials } = options.s3;
  const client = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
  const log = (text: string) => options.onBug(new Error(text), "viewer-request function");
  const viewer = loadViewerFunction(options.functionSource, (key) => options.keyValueStore.get(key), log);
  const server = await listen(options.port, (request, response) => {
    answer(options, client, viewer, request, response).catch((error: unknown) => {
      options.onBug(error, `GET ${request.url}`);
      refuse(response, 502);
    });
  });
  return {
    ...server,
    async close() {
      await server.close();
      client.destroy();
    },
  };
}

/** The site, and the organizers' own names below its own, as the deployed distribution has them. */
function isOurs(origin: string, sites: readonly string[]): boolean {
  return sites.some((site) => {
    const { protocol, host } = new URL(site);
    return origin === site || (origin.startsWith(`${protocol}//`) && origin.endsWith(`.${host}`));
  });
}

async function answer(
  options: CdnOptions,
  client: S3Client,
  viewer: ViewerFunction,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const origin = request.headers.origin;
  response.setHeader("vary", "Origin");
  response.setHeader("x-content-type-options", "nosniff");
  response.setHeader("cross-origin-resource-policy", "cross-origin");
  if (origin && isOurs(origin, options.siteOrigins)) response.setHeader("access-control-allow-origin", origin);
  if (request.method !== "GET" && request.method !== "HEAD") return refuse(response, 405);
  const url = new URL(request.url ?? "/", "http://cdn");
  const verdict = await viewer({
    method: request.method,
    uri: url.pathname,
    querystring: Object.fromEntries([...url.searchParams].map(([name, value]) => [name, { value }])),
    headers: Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, { value: String(value) }]),
    ),
  } satisfies ViewerRequest);
  if ("statusCode" in verdict) return refuse(response, verdict.statusCode, verdict.headers?.["cache-control"]?.value);
  if (!BEHAVIOUR.test(verdict.uri)) return refuse(response, 404);
  await serve(options, client, verdict.uri, request, response);
}

async function serve(
  options: CdnOptions,
  client: S3Client,
  uri: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const command = new GetObjectCommand({
      Bucket: options.s3.bucket,
      Key: decodeURIComponent(uri.slice(1)),
      IfNoneMatch: request.headers["if-none-match"],
      // A player asks for the stretch that it plays.
      Range: request.headers.range,
    });
    const object = await client.send(command);
    for (const name of COPIED) if (object[name]) response.setHeader(headerName(name), object[name]);
    response.setHeader("content-length", String(object.ContentLength ?? 0));
    response.writeHead(object.ContentRange === undefined ? 200 : 206);
    const body = object.Body as Readable;
    if (request.method === "HEAD") {
      body.destroy();
      response.end();
    } else await pipeline(body, response);
  } catch (error) {
    if (response.destroyed || response.headersSent) return;
    const status = error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
    if (status === 304) {
      response.writeHead(304);
      response.end();
    } else if (status === 404 || status === 416) refuse(response, status);
    else throw error;
  }
}

function headerName(name: string): string {
  if (name === "ETag") return "etag";
  return name.replace(/(?!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
}

function refuse(response: ServerResponse, status: number, cacheControl = "no-store"): void {
  if (response.destroyed || response.headersSent) return;
  const body = status === 404 ? "Not found.\n" : `${status}\n`;
  response.writeHead(status, {
    "content-type": "text/plain",
    "cache-control": cacheControl,
    "content-length": body.length,
  });
  response.end(body);
}
