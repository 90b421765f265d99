export { BANDS, type Band } from "./bands.ts";
export { MAX_SELFIE_BYTES, type SelfieResult, search } from "./search.ts";
