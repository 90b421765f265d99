/** Every address of the desk, without the language's prefix. */
export const deskPaths = {
  home: () => "/desk",
  create: () => "/desk/new",
  event: (eventId: string) => `/desk/events/${eventId}`,
  upload: (eventId: string) => `/desk/events/${eventId}/upload`,
  api: {
    uploads: (eventId: string) => `/api/desk/events/${eventId}/uploads`,
    states: (eventId: string) => `/api/desk/events/${eventId}/uploads/states`,
  },
} as const;
