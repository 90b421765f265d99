import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { paginateListFaces, ResourceNotFoundException } from "@aws-sdk/client-rekognition";
import { paginateListObjectsV2, S3Client } from "@aws-sdk/client-s3";
import { DeleteCommand, DynamoDBDocumentClient, PutCommand, paginateQuery } from "@aws-sdk/lib-dynamodb";
import { setting } from "../env/index.ts";
import { collectionId } from "../face/collection.ts";
import * as Photo from "../photo/photo.ts";
import type { Inventory, Row } from "../port/index.ts";
import { PATIENCE, patient } from "./patience.ts";
import { recogniserClient } from "./recogniser-client.ts";
import { toBox } from "./recogniser-shapes.ts";

/** Rekognition's limit per page. */
const FACES_PER_PAGE = 4096;

/** What an operator's own credentials may list; no function of the pipeline may. */
export function awsInventory(): Inventory {
  const s3 = patient(PATIENCE.operator, (waits) => new S3Client(waits));
  const rekognition = recogniserClient();
  const client = DynamoDBDocumentClient.from(
    patient(PATIENCE.operator, (waits) => new DynamoDBClient(waits)),
    {
      marshallOptions: { removeUndefinedValues: true },
    },
  );
  const TableName = setting("photoTable").name;
  return {
    async *keys({ organizerId, eventId }, folder) {
      const input = { Bucket: setting("photos").name, Prefix: `${organizerId}/${eventId}/${folder}/` };
      for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, input)) {
        for (const { Key } of Contents) if (Key) yield Key;
      }
    },
    async *faces(event) {
      const input = { CollectionId: collectionId(event), MaxResults: FACES_PER_PAGE };
      try {
        for await (const { Faces = [] } of paginateListFaces({ client: rekognition }, input)) {
          for (const { FaceId, ExternalImageId, BoundingBox, Confidence = 0 } of Faces) {
            const box = toBox(BoundingBox);
            if (FaceId && ExternalImageId && box) {
              yield { faceId: FaceId, photoId: ExternalImageId, box, confidence: Confidence };
            }
          }
        }
      } catch (error) {
        // An event whose faces were never read has no collection.
        if (!(error instanceof ResourceNotFoundException)) throw error;
      }
    },
    async *rows(event, prefix) {
      const query = {
        TableName,
        KeyConditionExpression: "PK = :pk AND begins_with(SK, :prefix)",
        ExpressionAttributeValues: { ":pk": Photo.partition(event), ":prefix": prefix },
        ConsistentRead: true,
      };
      for await (const { Items = [] } of paginateQuery({ client }, query)) yield* Items as Row[];
    },
    async putRow(Item) {
      await client.send(new PutCommand({ TableName, Item }));
    },
    async deleteRow({ PK, SK }) {
      await client.send(new DeleteCommand({ TableName, Key: { PK, SK } }));
    },
  };
}
