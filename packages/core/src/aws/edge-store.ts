import {
  CloudFrontKeyValueStoreClient,
  ConflictException,
  DeleteKeyCommand,
  DescribeKeyValueStoreCommand,
  PutKeyCommand,
  ResourceNotFoundException,
  UpdateKeysCommand,
} from "@aws-sdk/client-cloudfront-keyvaluestore";
import "@aws-sdk/signature-v4a";
import { setting } from "../env/index.ts";
import type { EdgeStore } from "../port/index.ts";
import { PATIENCE, patient } from "./patience.ts";

/** Writes race for the store's ETag; each loser reads the new one and tries again. */
const MAX_ATTEMPTS = 8;
/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html#limits-keyvaluestores */
const KEYS_PER_UPDATE = 50;

export function awsEdgeStore(): EdgeStore {
  const client = patient(PATIENCE.service, (waits) => new CloudFrontKeyValueStoreClient(waits));
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
  const remove = (Key: string) =>
    write(async (IfMatch) => {
      try {
        await client.send(new DeleteKeyCommand({ KvsARN, Key, IfMatch }));
      } catch (error) {
        if (!(error instanceof ResourceNotFoundException)) throw error;
      }
    });
  return {
    put: (Key, Value) => write((IfMatch) => client.send(new PutKeyCommand({ KvsARN, Key, Value, IfMatch }))),
    async putMany(keys, Value) {
      for (const some of slices(keys)) {
        const Puts = some.map((Key) => ({ Key, Value }));
        await write((IfMatch) => client.send(new UpdateKeysCommand({ KvsARN, Puts, IfMatch })));
      }
    },
    delete: remove,
    async deleteMany(keys) {
      for (const some of slices(keys)) {
        const Deletes = some.map((Key) => ({ Key }));
        try {
          await write((IfMatch) => client.send(new UpdateKeysCommand({ KvsARN, Deletes, IfMatch })));
        } catch (error) {
          if (!(error instanceof ResourceNotFoundException)) throw error;
          // One that is not there must not keep the others.
          for (const key of some) await remove(key);
        }
      }
    },
  };
}

function slices(keys: readonly string[]): string[][] {
  const all = [...new Set(keys)];
  return Array.from({ length: Math.ceil(all.length / KEYS_PER_UPDATE) }, (_, index) =>
    all.slice(index * KEYS_PER_UPDATE, (index + 1) * KEYS_PER_UPDATE),
  );
}
