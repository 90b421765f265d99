/** Every address of the runner's site. The same everywhere: pages, API, tests. Without the language's prefix. */

/** What narrows a gallery down, as it stands in the page's address. */
export interface PageFilters {
  readonly bib?: string | undefined;
  /** A runner's name as typed, to choose the bib by. */
  readonly name?: string | undefined;
  /** Photographer's id. */
  readonly photographer?: string | undefined;
  /** Checkpoint's id. */
  readonly checkpoint?: string | undefined;
  /** The day that clocks are on, `2026-10-19`; alone, all of it. Without it they are on the event's first. */
  readonly day?: string | undefined;
  /** Clock at the event, `09:30`; on another day than that, `2026-10-19T00:30`. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** `1` for photos in which no bib could be read. */
  readonly unidentified?: string | undefined;
  readonly cursor?: string | undefined;
  readonly preview?: string | undefined;
}

const ORDER = [
  "bib",
  "name",
  "photographer",
  "checkpoint",
  "day",
  "from",
  "to",
  "unidentified",
  "race",
  "gender",
  "division",
  "q",
  "page",
  "ids",
  "photo",
  "view",
  "why",
  "locale",
  "limit",
  "size",
  "v",
  "cursor",
  "preview",
] as const;

/** What narrows a leaderboard down. */
export interface ResultFilters {
  readonly race?: string | undefined;
  readonly gender?: string | undefined;
  readonly division?: string | undefined;
  /** A name or a bib as typed. */
  readonly q?: string | undefined;
  readonly page?: string | undefined;
  readonly preview?: string | undefined;
}

/** Photos in one answer that only a grid reads. */
const TILES = "400";

/** @returns `?a=b`, or nothing when nothing is set; the same filters always give the same text */
export function query(values: Readonly<Partial<Record<(typeof ORDER)[number], string | undefined>>>): string {
  const set = ORDER.flatMap((name) => (values[name] ? [[name, values[name]] as [string, string]] : []));
  return set.length > 0 ? `?${new URLSearchParams(set)}` : "";
}

const event = (eventId: string) => `/events/${eventId}`;
const api = (eventId: string) => `/api/v1/events/${eventId}`;

export const paths = {
  home: () => "/",
  event: (eventId: string, filters: PageFilters = {}) => `${event(eventId)}${query(filters)}`,
  selfie: (eventId: string, preview?: string) => `${event(eventId)}/selfie${query({ preview })}`,
  photo: (eventId: string, photoId: string, filters: PageFilters = {}) =>
    `${event(eventId)}/photos/${photoId}${query(filters)}`,
  favourites: (eventId: string, values: { readonly ids?: string; readonly preview?: string | undefined } = {}) =>
    `${event(eventId)}/favourites${query(values)}`,
  results: (eventId: string, filters: ResultFilters = {}) => `${event(eventId)}/results${query(filters)}`,
  privacy: (eventId: string, preview?: string, photo?: string) =>
    `${event(eventId)}/privacy${query({ photo, preview })}`,
  wall: (eventId: string, preview?: string) => `${event(eventId)}/wall${query({ preview })}`,
  /** Says why a download was refused. */
  notSaved: (eventId: string, values: { readonly why: string; readonly preview?: string | undefined }) =>
    `${event(eventId)}/not-saved${query(values)}`,
  /** What other sites may frame. */
  embed: (eventId: string, locale: string) => `/embed/${eventId}${query({ locale })}`,
  /** The picture of a link to the event, or to a bib's photos. */
  linkImage: (eventId: string, values: { readonly bib?: string | undefined; readonly locale: string }) =>
    `/api/og${event(eventId)}${query(values)}`,
  /** The picture of a link to one photo. */
  photoLinkImage: (eventId: string, photoId: string, locale: string) =>
    `/api/og${event(eventId)}/photos/${photoId}${query({ locale })}`,
  api: {
    event: (eventId: string, preview?: string) => `${api(eventId)}${query({ preview })}`,
    photos: (eventId: string, filters: PageFilters & { readonly limit?: string } = {}) =>
      `${api(eventId)}/photos${query(filters)}`,
    /** Photos as short as a grid needs them. */
    tiles: (eventId: string, filters: PageFilters & { readonly ids?: string } = {}) =>
      `${api(eventId)}/photos${query({ ...filters, view: "tiles", limit: TILES })}`,
    photo: (eventId: string, photoId: string, preview?: string) =>
      `${api(eventId)}/photos/${photoId}${query({ preview })}`,
    logo: (eventId: string, version: string, preview?: string) =>
      `${api(eventId)}/logo${query({ v: version, preview })}`,
    visits: (eventId: string) => `${api(eventId)}/visits`,
    wall: (eventId: string, preview?: string) => `${api(eventId)}/wall${query({ preview })}`,
    /** Where a list of photos is sent, to be led to its zip. */
    zip: (eventId: string, preview?: string) => `${api(eventId)}/zip${query({ preview })}`,
    zipOf: (eventId: string, selection: string, preview?: string) =>
      `${api(eventId)}/zip/${selection}${query({ preview })}`,
    reports: (eventId: string, preview?: string) => `${api(eventId)}/reports${query({ preview })}`,
    privacyProof: (eventId: string, preview?: string) => `${api(eventId)}/privacy/proof${query({ preview })}`,
    privacyCode: (eventId: string, preview?: string) => `${api(eventId)}/privacy/code${query({ preview })}`,
    privacyCodeProof: (eventId: string, preview?: string) => `${api(eventId)}/privacy/code/proof${query({ preview })}`,
    mails: (eventId: string, preview?: string) => `${api(eventId)}/mails${query({ preview })}`,
    mailsConfirm: (eventId: string, preview?: string) => `${api(eventId)}/mails/confirm${query({ preview })}`,
    privacyRequest: (eventId: string, preview?: string) => `${api(eventId)}/privacy/requests${query({ preview })}`,
    download: (eventId: string, photoId: string, preview?: string) =>
      `${api(eventId)}/photos/${photoId}/download${query({ preview })}`,
    /** The photo as large as it was taken, where the organizer allows it. */
    fullDownload: (eventId: string, photoId: string, preview?: string) =>
      `${api(eventId)}/photos/${photoId}/download${query({ size: "full", preview })}`,
    consents: (eventId: string, preview?: string) => `${api(eventId)}/consents${query({ preview })}`,
    currentConsent: (eventId: string, preview?: string) => `${api(eventId)}/consents/current${query({ preview })}`,
    selfie: (eventId: string, preview?: string) => `${api(eventId)}/selfie${query({ preview })}`,
  },
} as const;
