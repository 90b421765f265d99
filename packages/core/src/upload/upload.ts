export { type SendResult, send, UploadRefused } from "./send.ts";
export { LIMITS, type SignedUpload, SignInput, sign } from "./sign.ts";
export { type FileState, StatesInput, states } from "./states.ts";
