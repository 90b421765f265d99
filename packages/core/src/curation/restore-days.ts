/** Days in which a deleted photo can be brought back. */
export const RESTORE_DAYS = 30;
