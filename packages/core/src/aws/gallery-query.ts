import { type DynamoDBDocumentClient, QueryCommand, type QueryCommandInput } from "@aws-sdk/lib-dynamodb";
import { z } from "zod";
import * as Photo from "../photo/photo.ts";
import type { GalleryQuery, Page, Position } from "../port/index.ts";

/** Above every character of a sort key: closes a range that has no end. */
const HIGHEST = "\uffff";

/** What a query that filters after reading looks at, at a time and in all, before it answers with what it has. */
const FILTERED_READ = 500;
const MAX_READS = 8;

type Access = Pick<QueryCommandInput, "IndexName" | "KeyConditionExpression" | "ExpressionAttributeValues"> & {
  readonly FilterExpression?: string;
};

/**
 * Queries on the index that fits: a bib's photos and an event's photos on GSI1, a photographer's on GSI2. One Query unless
 * DynamoDB has to filter after reading (a photographer's photos of a bib, photos without a bib): then as many as the page
 * needs, and after {@link MAX_READS} a short page whose position goes on.
 */
export async function galleryQuery(
  client: DynamoDBDocumentClient,
  TableName: string,
  query: GalleryQuery,
): Promise<Page<Photo.Tile>> {
  // DynamoDB refuses a stretch that ends before it begins; there is nothing in it.
  if (query.from !== undefined && query.to !== undefined && query.from > query.to)
    return { items: [], next: undefined };
  const how = access(query);
  const Limit = how.FilterExpression ? Math.max(FILTERED_READ, query.limit) : query.limit;
  const items: Record<string, unknown>[] = [];
  let next = query.start;
  for (let read = 0; read < MAX_READS; read++) {
    const answer = await client.send(new QueryCommand({ TableName, Limit, ExclusiveStartKey: next, ...how }));
    items.push(...(answer.Items ?? []));
    next = toPosition(answer.LastEvaluatedKey);
    if (items.length >= query.limit || next === undefined) break;
  }
  const last = items[query.limit - 1];
  const isCut = items.length > query.limit && last !== undefined;
  return {
    items: items.slice(0, query.limit).map((item) => Photo.Tile.parse(item)),
    next: isCut ? positionOf(last, how.IndexName) : next,
  };
}

function access(query: GalleryQuery): Access {
  const { eventId, bib, photographerId, from = "", to = HIGHEST } = query;
  const unidentified = query.unidentified === true && bib === undefined;
  const among = amongOf(query.among);
  if (photographerId && !bib) {
    const prefix = Photo.photographerSortPrefix(eventId);
    return {
      IndexName: "GSI2",
      KeyConditionExpression: "GSI2PK = :partition AND GSI2SK BETWEEN :from AND :to",
      ExpressionAttributeValues: {
        ":partition": Photo.photographerIndexKey(photographerId),
        ":from": `${prefix}${from}`,
        ":to": `${prefix}${to}`,
        ...(unidentified && NO_BIBS.values),
        ...among.values,
      },
      ...filterExpression(unidentified ? [NO_BIBS.expression] : [], among),
    };
  }
  const filters = [
    ...(photographerId ? ["photographerId = :photographer"] : []),
    ...(unidentified ? [NO_BIBS.expression] : []),
  ];
  return {
    IndexName: "GSI1",
    KeyConditionExpression: "GSI1PK = :partition AND GSI1SK BETWEEN :from AND :to",
    ExpressionAttributeValues: {
      ":partition": partition(query),
      ":from": `TIME#${from}`,
      ":to": `TIME#${to}`,
      ...(photographerId && { ":photographer": photographerId }),
      ...(unidentified && NO_BIBS.values),
      ...among.values,
    },
    ...filterExpression(filters, among),
  };
}

interface Among {
  readonly expression: string | undefined;
  readonly values: Readonly<Record<string, string>>;
}

/** Photos of one of several stretches, as a filter: both kinds of rows carry their photographer and their time. */
function amongOf(stretches: GalleryQuery["among"] = []): Among {
  const values: Record<string, string> = {};
  const parts = stretches.map(({ photographerId, from, to }, index) => {
    Object.assign(values, { [`:who${index}`]: photographerId, [`:since${index}`]: from, [`:until${index}`]: to });
    return `(photographerId = :who${index} AND captureTime BETWEEN :since${index} AND :until${index})`;
  });
  // DynamoDB refuses parentheses around parentheses.
  const expression = parts.length > 1 ? `(${parts.join(" OR ")})` : parts[0];
  return { expression, values };
}

function filterExpression(filters: readonly string[], { expression }: Among): { FilterExpression?: string } {
  const all = expression === undefined ? filters : [...filters, expression];
  return all.length > 0 ? { FilterExpression: all.join(" AND ") } : {};
}

function partition({ eventId, bib, proposedByFace }: GalleryQuery): string {
  if (!bib) return Photo.eventIndexKey(eventId);
  return proposedByFace ? Photo.faceIndexKey(eventId, bib) : Photo.bibIndexKey(eventId, bib);
}

const NO_BIBS = { expression: "size(bibs) = :none", values: { ":none": 0 } } as const;

/** Where a page ends that was cut short of what DynamoDB had read. */
function positionOf(item: Readonly<Record<string, unknown>>, index: string | undefined): Position {
  const names = ["PK", "SK", `${index}PK`, `${index}SK`];
  return z.record(z.string(), z.string()).parse(Object.fromEntries(names.map((name) => [name, item[name]])));
}

/** All our keys are strings. */
export function toPosition(key: unknown): Position | undefined {
  return key === undefined ? undefined : z.record(z.string(), z.string()).parse(key);
}
