export { DEFAULT_PORTS, REGION, ROOT, type StackConfig, type StackOptions, serverUrl, stackConfig } from "./config.ts";
export { appEnvironment, baseEnvironment } from "./environment.ts";
export { names } from "./names.ts";
export { type ServiceName, type ServiceState, Supervisor } from "./supervisor.ts";
