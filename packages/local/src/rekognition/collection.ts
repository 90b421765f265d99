import type { Collection, Face, FaceStore, StoredFace } from "@snaprace/vision/rekognition";
import { Journal } from "../server/index.ts";

interface Kept {
  readonly createdAt: number;
  readonly faces: Map<string, StoredFace>;
}

type Change =
  | { readonly type: "collection"; readonly id: string; readonly createdAt: number }
  | { readonly type: "drop"; readonly id: string }
  /** The vector as base64 of little-endian 32-bit floats. */
  | { readonly type: "face"; readonly id: string; readonly face: Face; readonly vector: string }
  | { readonly type: "delete"; readonly id: string; readonly faceId: string };

/** All collections: in memory, every change in the journal first. */
export class Collections implements FaceStore {
  readonly #all = new Map<string, Kept>();
  readonly #journal: Journal<Change>;

  constructor(directory: string) {
    this.#journal = new Journal(directory, () => true);
    for (const change of this.#journal.read()) this.#apply(change);
    this.#journal.rewrite(this.#snapshot());
  }

  async list(): Promise<string[]> {
    return [...this.#all.keys()].sort();
  }

  async describe(id: string): Promise<Collection | undefined> {
    const found = this.#all.get(id);
    return found && { id, createdAt: found.createdAt, faceCount: found.faces.size };
  }

  async create(id: string, createdAt: number): Promise<boolean> {
    if (this.#all.has(id)) return false;
    this.#change({ type: "collection", id, createdAt });
    return true;
  }

  async drop(id: string): Promise<boolean> {
    if (!this.#all.has(id)) return false;
    this.#change({ type: "drop", id });
    return true;
  }

  async faces(id: string): Promise<StoredFace[] | undefined> {
    const found = this.#all.get(id);
    return found && [...found.faces.values()];
  }

  async add(id: string, faces: readonly StoredFace[]): Promise<void> {
    for (const { face, vector } of faces) {
      if (this.#all.get(id)?.faces.has(face.FaceId)) continue;
      this.#change({ type: "face", id, face, vector: toText(vector) });
    }
  }

  async deleteFaces(id: string, faceIds: readonly string[]): Promise<string[]> {
    const there = faceIds.filter((faceId) => this.#all.get(id)?.faces.has(faceId));
    for (const faceId of there) this.#change({ type: "delete", id, faceId });
    return there;
  }

  close(): void {
    this.#journal.close();
  }

  #change(change: Change): void {
    this.#journal.append(change);
    this.#apply(change);
    const remembered = [...this.#all.values()].reduce((sum, { faces }) => sum + faces.size + 1, 0);
    if (this.#journal.isWorthRewriting(remembered)) this.#journal.rewrite(this.#snapshot());
  }

  #apply(change: Change): void {
    if (change.type === "collection") this.#all.set(change.id, { createdAt: change.createdAt, faces: new Map() });
    else if (change.type === "drop") this.#all.delete(change.id);
    else if (change.type === "delete") this.#all.get(change.id)?.faces.delete(change.faceId);
    else {
      const { face, vector } = change;
      this.#all.get(change.id)?.faces.set(face.FaceId, { face, vector: fromText(vector) });
    }
  }

  *#snapshot(): Iterable<Change> {
    for (const [id, { createdAt, faces }] of this.#all) {
      yield { type: "collection", id, createdAt };
      for (const { face, vector } of faces.values()) yield { type: "face", id, face, vector: toText(vector) };
    }
  }
}

function toText(vector: Float32Array): string {
  return Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).toString("base64");
}

function fromText(text: string): Float32Array {
  return new Float32Array(Uint8Array.from(Buffer.from(text, "base64")).buffer);
}
