export { collectionId } from "./collection.ts";
export { linkBibs, overlap } from "./geometry.ts";
export { requestFaces } from "./request.ts";
