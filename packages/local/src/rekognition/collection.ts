import { createHash } from "node:crypto";
import type { BoundingBox } from "@snaprace/vision";
import { AwsError, Journal } from "../server/index.ts";
import { bandsFor, distanceOf, similarity } from "./similarity.ts";

export interface Face {
  readonly FaceId: string;
  readonly ImageId: string;
  readonly ExternalImageId?: string;
  readonly BoundingBox: BoundingBox;
  /** 0–100 */
  readonly Confidence: number;
}

interface StoredFace {
  readonly face: Face;
  readonly vector: Float32Array;
}

export interface Collection {
  readonly id: string;
  /** ms since the epoch */
  readonly createdAt: number;
  readonly faces: Map<string, StoredFace>;
}

type Change =
  | { readonly type: "collection"; readonly id: string; readonly createdAt: number }
  | { readonly type: "drop"; readonly id: string }
  /** The vector as base64 of little-endian 32-bit floats. */
  | { readonly type: "face"; readonly id: string; readonly face: Face; readonly vector: string }
  | { readonly type: "delete"; readonly id: string; readonly faceId: string };

export interface Match {
  readonly Face: Face;
  readonly Similarity: number;
}

/** All collections: in memory, every change in the journal first. */
export class Collections {
  readonly #all = new Map<string, Collection>();
  readonly #journal: Journal<Change>;

  constructor(directory: string) {
    this.#journal = new Journal(directory, () => true);
    for (const change of this.#journal.read()) this.#apply(change);
    this.#journal.rewrite(this.#snapshot());
  }

  list(): Collection[] {
    return [...this.#all.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** @throws AwsError ResourceNotFoundException */
  get(id: string): Collection {
    const collection = this.#all.get(id);
    if (!collection) throw new AwsError("ResourceNotFoundException", 400, `The collection id: ${id} does not exist`);
    return collection;
  }

  /** @throws AwsError ResourceAlreadyExistsException */
  create(id: string, createdAt: number): void {
    if (this.#all.has(id)) {
      throw new AwsError("ResourceAlreadyExistsException", 400, `The collection id: ${id} already exists`);
    }
    this.#change({ type: "collection", id, createdAt });
  }

  drop(id: string): void {
    this.#change({ type: "drop", id: this.get(id).id });
  }

  /** Adding a face that is there already changes nothing. */
  add(id: string, face: Face, vector: Float32Array): void {
    if (this.get(id).faces.has(face.FaceId)) return;
    const bytes = Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength);
    this.#change({ type: "face", id, face, vector: bytes.toString("base64") });
  }

  /** @returns whether it was there */
  deleteFace(id: string, faceId: string): boolean {
    if (!this.get(id).faces.has(faceId)) return false;
    this.#change({ type: "delete", id, faceId });
    return true;
  }

  /** Compares with every face; 100,000 of them take about 12 ms. */
  search(id: string, vector: Float32Array, minSimilarity: number, limit: number): Match[] {
    const faces = [...this.get(id).faces.values()];
    const distances = Float64Array.from(faces, ({ vector: other }) => {
      let dot = 0;
      for (let index = 0; index < vector.length; index++) dot += vector[index]! * other[index]!;
      return distanceOf(dot);
    });
    const bands = bandsFor(distances);
    const matches: Match[] = [];
    for (const [index, { face }] of faces.entries()) {
      const Similarity = similarity(distances[index]!, bands);
      if (Similarity >= minSimilarity) matches.push({ Face: face, Similarity });
    }
    return matches.sort((a, b) => b.Similarity - a.Similarity).slice(0, limit);
  }

  close(): void {
    this.#journal.close();
  }

  #change(change: Change): void {
    this.#journal.append(change);
    this.#apply(change);
    const remembered = this.list().reduce((sum, { faces }) => sum + faces.size + 1, 0);
    if (this.#journal.isWorthRewriting(remembered)) this.#journal.rewrite(this.#snapshot());
  }

  #apply(change: Change): void {
    if (change.type === "collection") {
      this.#all.set(change.id, { id: change.id, createdAt: change.createdAt, faces: new Map() });
    } else if (change.type === "drop") this.#all.delete(change.id);
    else if (change.type === "delete") this.#all.get(change.id)?.faces.delete(change.faceId);
    else {
      const bytes = Buffer.from(change.vector, "base64");
      const vector = new Float32Array(Uint8Array.from(bytes).buffer);
      this.#all.get(change.id)?.faces.set(change.face.FaceId, { face: change.face, vector });
    }
  }

  *#snapshot(): Iterable<Change> {
    for (const { id, createdAt, faces } of this.list()) {
      yield { type: "collection", id, createdAt };
      for (const { face, vector } of faces.values()) {
        const bytes = Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength);
        yield { type: "face", id, face, vector: bytes.toString("base64") };
      }
    }
  }
}

/** A UUID made from its parts: the same face of the same bytes has the same id, however often it is indexed. */
export function stableId(...parts: readonly string[]): string {
  const hex = createHash("sha256").update(JSON.stringify(parts)).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), `5${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    "-",
  );
}
