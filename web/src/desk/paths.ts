/** Every address of the desk, without the language's prefix. */
export const deskPaths = {
  home: () => "/desk",
  create: () => "/desk/new",
  event: (eventId: string) => `/desk/events/${eventId}`,
  upload: (eventId: string) => `/desk/events/${eventId}/upload`,
  runners: (eventId: string) => `/desk/events/${eventId}/runners`,
  runner: (eventId: string, bib: string) => `/desk/events/${eventId}/runners/${bib}`,
  importRunners: (eventId: string) => `/desk/events/${eventId}/runners/import`,
  settings: (eventId: string) => `/desk/events/${eventId}/settings`,
  people: (organizerId: string) => `/desk/organizers/${organizerId}`,
  review: (eventId: string) => `/desk/events/${eventId}/review`,
  api: {
    review: (eventId: string) => `/api/desk/events/${eventId}/review`,
    reviewUndo: (eventId: string) => `/api/desk/events/${eventId}/review/undo`,
    importPreview: (eventId: string) => `/api/desk/events/${eventId}/imports/preview`,
    importApply: (eventId: string) => `/api/desk/events/${eventId}/imports`,
    importRejects: (eventId: string) => `/api/desk/events/${eventId}/imports/rejects`,
    logo: (eventId: string) => `/api/desk/events/${eventId}/logo`,
    uploads: (eventId: string) => `/api/desk/events/${eventId}/uploads`,
    states: (eventId: string) => `/api/desk/events/${eventId}/uploads/states`,
  },
} as const;
