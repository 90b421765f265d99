/** Every address of the runner's site. The same everywhere: pages, API, tests. Without the language's prefix. */

/** What narrows a gallery down, as it stands in the page's address. */
export interface PageFilters {
  readonly bib?: string | undefined;
  /** Photographer's id. */
  readonly photographer?: string | undefined;
  /** Clock at the event, `09:30`. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly cursor?: string | undefined;
  readonly preview?: string | undefined;
}

const ORDER = ["bib", "photographer", "from", "to", "limit", "cursor", "preview"] as const;

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
  api: {
    event: (eventId: string, preview?: string) => `${api(eventId)}${query({ preview })}`,
    photos: (eventId: string, filters: PageFilters & { readonly limit?: string } = {}) =>
      `${api(eventId)}/photos${query(filters)}`,
    download: (eventId: string, photoId: string, preview?: string) =>
      `${api(eventId)}/photos/${photoId}/download${query({ preview })}`,
    consents: (eventId: string, preview?: string) => `${api(eventId)}/consents${query({ preview })}`,
    currentConsent: (eventId: string, preview?: string) => `${api(eventId)}/consents/current${query({ preview })}`,
    selfie: (eventId: string, preview?: string) => `${api(eventId)}/selfie${query({ preview })}`,
  },
} as const;
