import { BIB_PREFIX } from "./bib-row.ts";
import { COUNTER_PREFIX } from "./counter-row.ts";
import { COVER_PREFIX } from "./cover-row.ts";
import { TIMELINE_PREFIX } from "./timeline-row.ts";
import { TROUBLE_PREFIX } from "./trouble-row.ts";

/** Rows of an event that follow from its photos, by the beginning of their sort keys. */
export const DERIVED_PREFIXES = [BIB_PREFIX, COUNTER_PREFIX, TIMELINE_PREFIX, TROUBLE_PREFIX, COVER_PREFIX] as const;
