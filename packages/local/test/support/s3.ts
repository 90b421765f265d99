import { S3Client } from "@aws-sdk/client-s3";
import { type S3Options, startS3 } from "../../src/s3/index.ts";

export const REGION = "ap-northeast-2";
export const CREDENTIALS = { accessKeyId: "LOCAL", secretAccessKey: "local-secret" };

/** Starts a server on a free port with a client for it. */
export async function s3On(root: string, options: Partial<S3Options> = {}) {
  const notified: { arn: string; body: string }[] = [];
  const server = await startS3({
    port: 0,
    root,
    region: REGION,
    credentials: CREDENTIALS,
    clock: { now: () => Date.now() },
    notify: async (arn, body) => void notified.push({ arn, body }),
    onBug: (error) => {
      throw error;
    },
    ...options,
  });
  const client = new S3Client({ endpoint: server.url, region: REGION, credentials: CREDENTIALS, maxAttempts: 1 });
  return {
    server,
    client,
    notified,
    async close() {
      client.destroy();
      await server.close();
    },
  };
}
