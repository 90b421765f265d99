/** Every address of the desk, without the language's prefix. */
export const deskPaths = {
  home: () => "/desk",
  account: () => "/desk/account",
  create: () => "/desk/new",
  event: (eventId: string) => `/desk/events/${eventId}`,
  upload: (eventId: string) => `/desk/events/${eventId}/upload`,
  runners: (eventId: string) => `/desk/events/${eventId}/runners`,
  runner: (eventId: string, bib: string) => `/desk/events/${eventId}/runners/${bib}`,
  importRunners: (eventId: string) => `/desk/events/${eventId}/runners/import`,
  settings: (eventId: string) => `/desk/events/${eventId}/settings`,
  publish: (eventId: string) => `/desk/events/${eventId}/publish`,
  people: (organizerId: string) => `/desk/organizers/${organizerId}`,
  photos: (eventId: string) => `/desk/events/${eventId}/photos`,
  review: (eventId: string) => `/desk/events/${eventId}/review`,
  coverage: (eventId: string, query: Readonly<Record<string, string>> = {}) =>
    `/desk/events/${eventId}/coverage${queryOf(query)}`,
  privacy: (eventId: string, query: Readonly<Record<string, string>> = {}) =>
    `/desk/events/${eventId}/privacy${queryOf(query)}`,
  audit: (organizerId: string, query: Readonly<Record<string, string>> = {}) =>
    `/desk/organizers/${organizerId}/audit${queryOf(query)}`,
  numbers: (eventId: string) => `/desk/events/${eventId}/numbers`,
  api: {
    disclosure: (eventId: string, query: Readonly<Record<string, string>>) =>
      `/api/desk/events/${eventId}/disclosure${queryOf(query)}`,
    audit: (organizerId: string, query: Readonly<Record<string, string>>) =>
      `/api/desk/organizers/${organizerId}/audit${queryOf(query)}`,
    numbers: (eventId: string, query: Readonly<Record<string, string>>) =>
      `/api/desk/events/${eventId}/numbers${queryOf(query)}`,
    coverage: (eventId: string, query: Readonly<Record<string, string>>) =>
      `/api/desk/events/${eventId}/coverage${queryOf(query)}`,
    review: (eventId: string) => `/api/desk/events/${eventId}/review`,
    reviewUndo: (eventId: string) => `/api/desk/events/${eventId}/review/undo`,
    importPreview: (eventId: string) => `/api/desk/events/${eventId}/imports/preview`,
    importApply: (eventId: string) => `/api/desk/events/${eventId}/imports`,
    importRejects: (eventId: string) => `/api/desk/events/${eventId}/imports/rejects`,
    logo: (eventId: string) => `/api/desk/events/${eventId}/logo`,
    video: (eventId: string) => `/api/desk/events/${eventId}/video`,
    poster: (eventId: string, locale: string) => `/api/desk/events/${eventId}/poster?locale=${locale}`,
    uploads: (eventId: string) => `/api/desk/events/${eventId}/uploads`,
    uploadCheck: (eventId: string) => `/api/desk/events/${eventId}/uploads/check`,
    states: (eventId: string) => `/api/desk/events/${eventId}/uploads/states`,
    batches: (eventId: string) => `/api/desk/events/${eventId}/uploads/batches`,
    undoBatch: (eventId: string) => `/api/desk/events/${eventId}/uploads/batches/undo`,
    board: (eventId: string) => `/api/desk/events/${eventId}/board`,
    photos: (eventId: string, query = "") => `/api/desk/events/${eventId}/photos${query}`,
    picture: (eventId: string, photo: string, size: "small" | "medium" = "small") =>
      `/api/desk/events/${eventId}/photos/picture?photo=${photo}&size=${size}`,
    cameras: (eventId: string, query = "") => `/api/desk/events/${eventId}/cameras${query}`,
  },
} as const;

/** What is empty is left out. */
function queryOf(values: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(Object.entries(values).filter(([, value]) => value !== "")).toString();
  return query && `?${query}`;
}
