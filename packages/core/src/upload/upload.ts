export {
  type Batch,
  BatchProgressInput,
  batches,
  batchProgress,
  findBatch,
  StartBatchInput,
  startBatch,
} from "./batch.ts";
export { type Checked, CheckInput, check } from "./check.ts";
export { type SendResult, send, UploadRefused } from "./send.ts";
export { LIMITS, type SignedUpload, SignInput, sign } from "./sign.ts";
export { type FileState, StatesInput, states } from "./states.ts";
