import vm from "node:vm";

/** The part of CloudFront Functions' event that we use. */
export interface ViewerRequest {
  readonly method: string;
  uri: string;
  querystring: Record<string, { value: string }>;
  readonly headers: Record<string, { value: string }>;
}

export interface ViewerResponse {
  readonly statusCode: number;
  readonly headers?: Record<string, { value: string }>;
}

export type ViewerFunction = (request: ViewerRequest) => Promise<ViewerRequest | ViewerResponse>;

const IMPORT = /^import cf from "cloudfront";$/m;

/**
 * Loads a CloudFront function (JavaScript runtime 2.0) from its source, with its key value store.
 * @throws Error when the source has no handler
 */
export function loadViewerFunction(
  source: string,
  get: (key: string) => string | undefined,
  onLog: (text: string) => void,
): ViewerFunction {
  const store = {
    exists: async (key: string) => get(key) !== undefined,
    async get(key: string) {
      const value = get(key);
      if (value === undefined) throw new Error(`KeyNotFound: ${key}`);
      return value;
    },
  };
  const context = vm.createContext({
    cf: { kvs: () => store },
    console: { log: (text: unknown) => onLog(String(text)) },
  });
  const handler = vm.runInContext(`${source.replace(IMPORT, "")}\n;handler`, context) as unknown;
  if (typeof handler !== "function") throw new Error("The viewer-request function has no `handler`.");
  return async (request) => handler({ version: "1.0", context: { eventType: "viewer-request" }, request });
}
