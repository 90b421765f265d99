export { archive, unarchive } from "./archive.ts";
export { CreateInput, create } from "./create.ts";
export { DuplicateInput, duplicate } from "./duplicate.ts";
export { keepsFaces } from "./face-term.ts";
export { DownloadPolicy, FaceMode, FinishVideo, Info, isPublished } from "./info.ts";
export { publish, renewPreview, unpublish } from "./publish.ts";
export { all, forOrganizer, fromID, previewToken, published } from "./read.ts";
export { Changes, type Updated, UpdateInput, update } from "./update.ts";
