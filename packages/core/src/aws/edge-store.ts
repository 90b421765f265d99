import {
  CloudFrontKeyValueStoreClient,
  ConflictException,
  DeleteKeyCommand,
  DescribeKeyValueStoreCommand,
  PutKeyCommand,
  ResourceNotFoundException,
} from "@aws-sdk/client-cloudfront-keyvaluestore";
import "@aws-sdk/signature-v4a";
import { setting } from "../env/index.ts";
import type { EdgeStore } from "../port/index.ts";

/** Writes race for the store's ETag; each loser reads the new one and tries again. */
const MAX_ATTEMPTS = 8;

export function awsEdgeStore(): EdgeStore {
  const client = new CloudFrontKeyValueStoreClient({});
  const KvsARN = setting("edgeStore").arn;
  const current = async () => (await client.send(new DescribeKeyValueStoreCommand({ KvsARN }))).ETag;
  const write = async (send: (IfMatch: string | undefined) => Promise<unknown>) => {
    for (let attempt = 1; ; attempt++) {
      try {
        await send(await current());
        return;
      } catch (error) {
        if (!(error instanceof ConflictException) || attempt === MAX_ATTEMPTS) throw error;
      }
    }
  };
  return {
    put: (Key, Value) => write((IfMatch) => client.send(new PutKeyCommand({ KvsARN, Key, Value, IfMatch }))),
    delete: (Key) =>
      write(async (IfMatch) => {
        try {
          await client.send(new DeleteKeyCommand({ KvsARN, Key, IfMatch }));
        } catch (error) {
          if (!(error instanceof ResourceNotFoundException)) throw error;
        }
      }),
  };
}
