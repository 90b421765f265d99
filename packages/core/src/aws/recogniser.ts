import {
  CreateCollectionCommand,
  DeleteCollectionCommand,
  DeleteFacesCommand,
  DescribeCollectionCommand,
  DetectFacesCommand,
  DetectTextCommand,
  ImageTooLargeException,
  IndexFacesCommand,
  InvalidImageFormatException,
  InvalidParameterException,
  ProvisionedThroughputExceededException,
  RekognitionServiceException,
  ResourceAlreadyExistsException,
  ResourceNotFoundException,
  SearchFacesByImageCommand,
  SearchFacesCommand,
  ThrottlingException,
} from "@aws-sdk/client-rekognition";
import { setting } from "../env/index.ts";
import { ThrottledError } from "../errors/index.ts";
import type { Recogniser } from "../port/index.ts";
import { recogniserClient } from "./recogniser-client.ts";
import { fromFaceDetail, fromFaceRecord, fromTextDetection, toFaceMatch } from "./recogniser-shapes.ts";

/** Rekognition's limits per request. */
const MAX_SEARCH_RESULTS = 4096;
const MAX_FACES_PER_DELETE = 4096;
const TOO_MANY_REQUESTS = 429;

/** Rekognition, or our own engine behind the same wire when the endpoint says so. */
export function awsRecogniser(): Recogniser {
  const client = recogniserClient();
  const image = (Name: string) => ({ S3Object: { Bucket: setting("photos").name, Name } });
  const createCollection = async (CollectionId: string) => {
    await unless(ResourceAlreadyExistsException, client.send(new CreateCollectionCommand({ CollectionId })));
  };
  return {
    async detectText(key) {
      const { TextDetections = [] } = await throttled(client.send(new DetectTextCommand({ Image: image(key) })));
      return TextDetections.flatMap((text) => fromTextDetection(text) ?? []);
    },
    async indexFaces({ collectionId, key, photoId, maxFaces }) {
      const command = new IndexFacesCommand({
        CollectionId: collectionId,
        Image: image(key),
        ExternalImageId: photoId,
        MaxFaces: maxFaces,
        QualityFilter: "AUTO",
      });
      let indexed = await unless(ResourceNotFoundException, throttled(client.send(command)));
      if (!indexed) {
        await createCollection(collectionId);
        indexed = await throttled(client.send(command));
      }
      return (indexed.FaceRecords ?? []).flatMap((record) => fromFaceRecord(record) ?? []);
    },
    async detectFaces(bytes) {
      try {
        const { FaceDetails = [] } = await throttled(client.send(new DetectFacesCommand({ Image: { Bytes: bytes } })));
        return FaceDetails.flatMap((face) => fromFaceDetail(face) ?? []);
      } catch (error) {
        if (error instanceof InvalidImageFormatException || error instanceof ImageTooLargeException)
          return "not-an-image";
        // Rekognition's way to say that the picture is of fewer than 80 px.
        if (error instanceof InvalidParameterException) return [];
        throw error;
      }
    },
    async searchFaces({ collectionId, bytes, minSimilarity }) {
      try {
        const { FaceMatches = [] } = await throttled(
          client.send(
            new SearchFacesByImageCommand({
              CollectionId: collectionId,
              Image: { Bytes: bytes },
              FaceMatchThreshold: minSimilarity,
              MaxFaces: MAX_SEARCH_RESULTS,
              QualityFilter: "NONE",
            }),
          ),
        );
        return FaceMatches.flatMap((match) => toFaceMatch(match) ?? []);
      } catch (error) {
        if (error instanceof ResourceNotFoundException) return "no-collection";
        // Rekognition's way to say that it sees no face in the picture.
        if (error instanceof InvalidParameterException) return "no-face";
        throw error;
      }
    },
    async searchFace({ collectionId, faceId, minSimilarity }) {
      const command = new SearchFacesCommand({
        CollectionId: collectionId,
        FaceId: faceId,
        FaceMatchThreshold: minSimilarity,
        MaxFaces: MAX_SEARCH_RESULTS,
      });
      const answer = unless(ResourceNotFoundException, throttled(client.send(command)));
      // Rekognition's way to say that the collection has no such face.
      const found = await unless(InvalidParameterException, answer);
      return (found?.FaceMatches ?? []).flatMap((match) => toFaceMatch(match) ?? []);
    },
    async deleteFaces(CollectionId, faceIds) {
      for (let start = 0; start < faceIds.length; start += MAX_FACES_PER_DELETE) {
        const FaceIds = faceIds.slice(start, start + MAX_FACES_PER_DELETE);
        const command = new DeleteFacesCommand({ CollectionId, FaceIds });
        await unless(ResourceNotFoundException, throttled(client.send(command)));
      }
    },
    async countFaces(CollectionId) {
      const command = new DescribeCollectionCommand({ CollectionId });
      const found = await unless(ResourceNotFoundException, throttled(client.send(command)));
      return found && (found.FaceCount ?? 0);
    },
    async deleteCollection(CollectionId) {
      await unless(ResourceNotFoundException, client.send(new DeleteCollectionCommand({ CollectionId })));
    },
  };
}

async function throttled<Output>(request: Promise<Output>): Promise<Output> {
  try {
    return await request;
  } catch (error) {
    if (
      error instanceof ThrottlingException ||
      error instanceof ProvisionedThroughputExceededException ||
      // What Lambda answers for a function that has no instance left.
      (error instanceof RekognitionServiceException && error.$metadata.httpStatusCode === TOO_MANY_REQUESTS)
    ) {
      throw new ThrottledError("Rekognition", error);
    }
    throw error;
  }
}

/** The answer, or `undefined` when the service refused with this error. */
async function unless<Output>(
  refusal: abstract new (...args: never[]) => Error,
  request: Promise<Output>,
): Promise<Output | undefined> {
  try {
    return await request;
  } catch (error) {
    if (error instanceof refusal) return undefined;
    throw error;
  }
}
