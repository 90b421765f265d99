export { admitCode, type CodeResult, proveByCode, sendProof } from "./by-code.ts";
export { deleteDueFaces } from "./delete-due-faces.ts";
export { deleteDuePhotos } from "./delete-due-photos.ts";
export { type Proof, type ProofResult, prove, readProof, signProof } from "./proof.ts";
export { type Asked, request } from "./request.ts";
export { DecideRequestInput, decideRequest, type RequestInfo, requests } from "./requests.ts";
export { type Finding, type ScanResult, scan } from "./scan.ts";
export { type ConsentCount, consentCounts, type Deletion, type Terms, terms } from "./terms.ts";
