export { SUPPORTED } from "./operations.ts";
export { type KeyValueStoreOptions, type RunningKeyValueStore, startKeyValueStore } from "./server.ts";
