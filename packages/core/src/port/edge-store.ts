/** Keys the CDN's viewer-request function reads before its cache. */
export interface EdgeStore {
  put(key: string, value: string): Promise<void>;
  /** Deleting what is not there is no error. */
  delete(key: string): Promise<void>;
}
