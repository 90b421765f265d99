/** One face collection per event. Organizer ids have no hyphen, so two events can never share one. */
export function collectionId(event: { readonly organizerId: string; readonly eventId: string }): string {
  return `${event.organizerId}-${event.eventId}`;
}
