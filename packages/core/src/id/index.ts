export {
  BibNumber,
  EventId,
  OrganizerId,
  PhotographerId,
  PhotoId,
  photoId,
  Sha256,
  sha256,
} from "./id.ts";
