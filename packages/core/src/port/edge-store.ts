/** Keys the CDN's viewer-request function reads before its cache. */
export interface EdgeStore {
  put(key: string, value: string): Promise<void>;
  /** All of them in as few calls as there can be: for photos by the hundred. */
  putMany(keys: readonly string[], value: string): Promise<void>;
  /** Deleting what is not there is no error. */
  delete(key: string): Promise<void>;
  /** As {@link putMany}; those that are not there are no error either. */
  deleteMany(keys: readonly string[]): Promise<void>;
}
