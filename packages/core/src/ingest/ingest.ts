export { detectText } from "./detect-text.ts";
export { ExecutionInput, FacesResult, PreprocessResult, RecordInput, TextResult } from "./execution.ts";
export { indexFaces } from "./index-faces.ts";
export { parseMessage, type Request } from "./message.ts";
export { preprocess } from "./preprocess.ts";
export { type RecordResult, record } from "./record.ts";
export { type RetryResult, retryPartials } from "./retry-partials.ts";
export { type TriggerResult, trigger } from "./trigger.ts";
