import path from "node:path";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, paginateScan } from "@aws-sdk/lib-dynamodb";
import { Collections } from "../../../packages/local/src/rekognition/collection.ts";
import { Store } from "../../../packages/local/src/s3/store.ts";
import { names } from "../../../packages/local/src/stack/names.ts";
import type { Product } from "../product.ts";

interface EventRef {
  readonly organizerId: string;
  readonly eventId: string;
}

/** All that an ingest leaves behind and that must not depend on how often it was interrupted: names, one per line. */
export interface State {
  /** Photos with status, bibs and faces. */
  readonly photos: readonly string[];
  /** Keys of all rows, and the counters with their values. */
  readonly rows: readonly string[];
  readonly objects: readonly string[];
  /** In the recogniser's collection. */
  readonly faces: readonly string[];
}

/** What the tables say, while the stack runs. */
export async function tablesOf(product: Product, event: EventRef): Promise<Pick<State, "photos" | "rows">> {
  const photos: string[] = [];
  let start: Parameters<Product["projection"]["list"]>[2];
  do {
    const page = await product.projection.list(event, 100, start);
    for (const photo of page.items) {
      const bibs = photo.bibs.map(({ bib, state }) => `${bib} ${state}`).sort();
      const faces = photo.faces.map(({ faceId }) => faceId).sort();
      photos.push([photo.photoId, photo.status, photo.execution ? "at work" : "at rest", bibs, faces].join(" | "));
    }
    start = page.next;
  } while (start);
  const counts = Object.entries(await product.projection.counts(event)).map((entry) => entry.join(" "));
  return { photos: photos.sort(), rows: [...(await rowKeys()), ...counts].sort() };
}

/** What lies in the folder of a stack that was stopped. */
export async function filesOf(event: EventRef, dataDirectory: string): Promise<Pick<State, "objects" | "faces">> {
  // Reads the stack's settings when it is imported, like the product.
  const { Face } = await import("@snaprace/core/face");
  const store = new Store(path.join(dataDirectory, "s3"));
  const collections = new Collections(path.join(dataDirectory, "rekognition"));
  const faces = (await collections.faces(Face.collectionId(event))) ?? [];
  collections.close();
  return {
    objects: [...store.bucket(names.bucket).objects.keys()].sort(),
    faces: faces.map(({ face }) => face.FaceId).sort(),
  };
}

async function rowKeys(): Promise<string[]> {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
  const keys: string[] = [];
  for await (const { Items = [] } of paginateScan({ client }, { TableName: names.table })) {
    for (const { PK, SK } of Items) keys.push(`${PK} ${SK}`);
  }
  client.destroy();
  return keys;
}

/** @returns what differs, in words; empty when nothing does */
export function differences(wanted: State, found: State): string[] {
  return (Object.keys(wanted) as (keyof State)[]).flatMap((part) => {
    const [before, after] = [new Set(wanted[part]), new Set(found[part])];
    return [
      ...wanted[part].filter((name) => !after.has(name)).map((name) => `${part}: lost ${name}`),
      ...found[part].filter((name) => !before.has(name)).map((name) => `${part}: too many ${name}`),
      ...(found[part].length === after.size ? [] : [`${part}: something is there twice`]),
    ];
  });
}
