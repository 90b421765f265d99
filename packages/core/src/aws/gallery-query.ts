import { type DynamoDBDocumentClient, QueryCommand, type QueryCommandInput } from "@aws-sdk/lib-dynamodb";
import { z } from "zod";
import * as Photo from "../photo/photo.ts";
import type { GalleryQuery, Page, Position } from "../port/index.ts";

/** Above every character of a sort key: closes a range that has no end. */
const HIGHEST = "\uffff";

/**
 * One Query on the index that fits: a bib's photos and an event's photos on GSI1, a photographer's on GSI2. A photographer
 * filter on a bib's few photos is applied by DynamoDB after reading, so such a page may come short; its cursor goes on.
 */
export async function galleryQuery(
  client: DynamoDBDocumentClient,
  TableName: string,
  query: GalleryQuery,
): Promise<Page<Photo.Tile>> {
  const { Items = [], LastEvaluatedKey } = await client.send(
    new QueryCommand({ TableName, Limit: query.limit, ExclusiveStartKey: query.start, ...access(query) }),
  );
  return { items: Items.map((item) => Photo.Tile.parse(item)), next: toPosition(LastEvaluatedKey) };
}

function access(
  query: GalleryQuery,
): Pick<QueryCommandInput, "IndexName" | "KeyConditionExpression" | "ExpressionAttributeValues" | "FilterExpression"> {
  const { eventId, bib, photographerId, from = "", to = HIGHEST } = query;
  if (photographerId && !bib) {
    const prefix = Photo.photographerSortPrefix(eventId);
    return {
      IndexName: "GSI2",
      KeyConditionExpression: "GSI2PK = :partition AND GSI2SK BETWEEN :from AND :to",
      ExpressionAttributeValues: {
        ":partition": Photo.photographerIndexKey(photographerId),
        ":from": `${prefix}${from}`,
        ":to": `${prefix}${to}`,
      },
    };
  }
  return {
    IndexName: "GSI1",
    KeyConditionExpression: "GSI1PK = :partition AND GSI1SK BETWEEN :from AND :to",
    ExpressionAttributeValues: {
      ":partition": bib ? Photo.bibIndexKey(eventId, bib) : Photo.eventIndexKey(eventId),
      ":from": `TIME#${from}`,
      ":to": `TIME#${to}`,
      ...(photographerId && { ":photographer": photographerId }),
    },
    ...(photographerId && { FilterExpression: "photographerId = :photographer" }),
  };
}

/** All our keys are strings. */
export function toPosition(key: unknown): Position | undefined {
  return key === undefined ? undefined : z.record(z.string(), z.string()).parse(key);
}
