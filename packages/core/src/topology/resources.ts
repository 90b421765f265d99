/** Names under which linked resources are found in `Resource`. One list, so that a rename is one line. */
export const resources = {
  photos: "Photos",
  photoTable: "PhotoTable",
  faceTable: "FaceTable",
  recogniser: "Recogniser",
  photoQueue: "PhotoQueue",
  photoDeadLetters: "DeadLetters",
  photoWorkflow: "PhotoWorkflow",
  cdn: "Cdn",
  edgeStore: "EdgeStore",
  mail: "Mail",
  /** Where the site is, for what is sent out of it. The site itself cannot be told: it is made first. */
  site: "Site",
  /** Under which name organizers have pages of their own. */
  organizerHosts: "OrganizerHosts",
  supabaseUrl: "SupabaseUrl",
  supabasePublishableKey: "SupabasePublishableKey",
  supabaseSecretKey: "SupabaseSecretKey",
  cursorSigningKey: "CursorSigningKey",
} as const;
