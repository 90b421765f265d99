import { RekognitionError } from "./error.ts";

type Shape = "string" | "number" | readonly ["string"] | { readonly [member: string]: Shape };

/** Members of all requests, by what JSON they must be. Those without a line are looked at by their operation. */
const MEMBERS = {
  Attributes: ["string"],
  CollectionId: "string",
  DetectionAttributes: ["string"],
  ExternalImageId: "string",
  FaceId: "string",
  FaceIds: ["string"],
  FaceMatchThreshold: "number",
  Image: { Bytes: "string", S3Object: { Bucket: "string", Name: "string", Version: "string" } },
  MaxFaces: "number",
  MaxResults: "number",
  NextToken: "string",
  QualityFilter: "string",
} as const satisfies Record<string, Shape>;

/**
 * Refuses a request in which a member is of another type, as the real service does before it looks at values.
 * @throws RekognitionError SerializationException
 */
export function checkMembers(input: unknown): void {
  if (!fits(input, MEMBERS)) {
    throw new RekognitionError("SerializationException", "A member of the request is not of the type it must have.");
  }
}

function fits(value: unknown, shape: Shape): boolean {
  if (value === undefined) return true;
  if (typeof shape === "string") return typeof value === shape;
  if (Array.isArray(shape)) return Array.isArray(value) && value.every((each) => typeof each === shape[0]);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return Object.entries(shape).every(([name, member]) => fits((value as Record<string, unknown>)[name], member));
}
