export { BIB_PREFIX, bibIndexKey, bibRows, faceIndexKey, staleBibKeys } from "./bib-row.ts";
export {
  COUNTER_PREFIX,
  counterDelta,
  counterKey,
  inSight,
  type Progress,
  type StatusCounts,
  toProgress,
} from "./counter-row.ts";
export {
  COVER_PREFIX,
  type CoverFact,
  coverFact,
  coverKey,
  coverValue,
  toCoverFacts,
} from "./cover-row.ts";
export { type Decision, decided, linkedAsProposed, matchOf, relinked, undecided, unlinked } from "./decide.ts";
export { DERIVED_PREFIXES } from "./derived.ts";
export { doubtOf, openReadings } from "./doubt.ts";
export {
  BibMatch,
  Box,
  type DeadLetter,
  FaceRecord,
  Info,
  type PartialReason,
  PIPELINE_VERSION,
  Status,
} from "./info.ts";
export { keys, type OriginalKey, parseOriginalKey } from "./key.ts";
export {
  eventIndexKey,
  PHOTO_PREFIX,
  partition,
  photographerIndexKey,
  photographerSortPrefix,
  photoKey,
  photoRow,
  timeSortKey,
} from "./photo-row.ts";
export { proposedBibs, withProposal } from "./proposal.ts";
export { RETRY_PARTITION, retryRow, retrySortKey } from "./retry-row.ts";
export { isSearchable, isVisible, Tile, toTile } from "./tile.ts";
export { SLOT_MS, TIMELINE_PREFIX, type TimeSlot, timelineDelta, timelineKey, toTimeline } from "./timeline-row.ts";
export type { Arrival, Reading } from "./transition.ts";
export {
  begin,
  busyMs,
  deadLettered,
  failed,
  interrupted,
  isDone,
  isStuck,
  postponed,
  recorded,
  rejected,
  unread,
  withheld,
} from "./transition.ts";
export { TROUBLE_PREFIX, troubleRow } from "./trouble-row.ts";
