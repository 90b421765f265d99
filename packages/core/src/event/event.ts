export { CreateInput, create } from "./create.ts";
export { FaceMode, Info, isPublished } from "./info.ts";
export { publish, unpublish } from "./publish.ts";
export { forOrganizer, fromID, previewToken, published } from "./read.ts";
