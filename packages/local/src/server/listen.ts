import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** The only address the embedded cloud ever listens on. */
const LOOPBACK = "127.0.0.1";

export interface RunningServer {
  /** `http://127.0.0.1:<port>`, without a trailing slash. */
  readonly url: string;
  readonly port: number;
  /** Stops accepting, drops open connections and resolves when the port is free. */
  close(): Promise<void>;
}

/**
 * Listens on loopback.
 * @param port 0 picks a free one.
 * @throws NodeJS.ErrnoException `EADDRINUSE` when the port is taken.
 */
export async function listen(port: number, handler: RequestListener): Promise<RunningServer> {
  const server = createServer(handler);
  // Uploads of large originals over a slow disk may take longer than Node's five-minute default.
  server.requestTimeout = 0;
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, LOOPBACK, () => {
      server.off("error", reject);
      resolve();
    });
  });
  const bound = (server.address() as AddressInfo).port;
  return { url: `http://${LOOPBACK}:${bound}`, port: bound, close: () => close(server) };
}

async function close(server: Server): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}

/**
 * Reads a whole request body into memory.
 * @param limit bytes; more rejects with a RangeError and stops reading.
 */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) throw new RangeError(`The request body is larger than ${limit} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
