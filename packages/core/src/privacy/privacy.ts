export { deleteDueFaces } from "./delete-due-faces.ts";
export { deleteDuePhotos } from "./delete-due-photos.ts";
export { deleteFaces } from "./delete-faces.ts";
export { hide } from "./hide.ts";
export { type Proof, type ProofResult, prove, readProof, signProof } from "./proof.ts";
export { type Finding, type ScanResult, scan } from "./scan.ts";
