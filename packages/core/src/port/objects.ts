export interface ObjectHead {
  /** bytes */
  readonly size: number;
  /** User metadata, names in lower case. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly lastModified: Date;
}

export interface StoredObject extends ObjectHead {
  readonly bytes: Buffer;
}

export interface PutOptions {
  readonly contentType: string;
  readonly cacheControl?: string;
  readonly tags?: Readonly<Record<string, string>>;
}

export interface SignPut {
  readonly key: string;
  readonly contentType: string;
  /** bytes, exactly */
  readonly contentLength: number;
  /** lower-case hex */
  readonly sha256: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly cacheControl?: string;
  readonly expiresInSeconds: number;
}

/** A request the browser sends as it is: any other header value, length or body is refused by the bucket. */
export interface SignedPut {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The photo bucket. */
export interface Objects {
  /** @returns `undefined` when there is no such object */
  get(key: string): Promise<StoredObject | undefined>;
  /** The same for what may have been moved to an archive by its age, where nothing is read at once. */
  getUnarchived(key: string): Promise<StoredObject | "archived" | undefined>;
  /** @returns `undefined` when there is no such object */
  head(key: string): Promise<ObjectHead | undefined>;
  put(key: string, bytes: Uint8Array, options: PutOptions): Promise<void>;
  delete(keys: readonly string[]): Promise<void>;
  /** Scheme, host and port that signed PUTs go to. */
  uploadOrigin(): Promise<string>;
  /** Signs a write-once PUT. */
  signPut(put: SignPut): Promise<SignedPut>;
}
