export { collectionId } from "./collection.ts";
export { isSameFace, linkBibs, overlap } from "./geometry.ts";
export { requestFaces } from "./request.ts";
