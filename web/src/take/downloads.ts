/** What the organizer lets runners take: nothing, photos for screens, or also originals. */
export type Downloads = "off" | "web" | "full";
