/** The colour of races that have none of their own, as on light pages (`styles/tokens.css`). */
export const OWN_ACCENT = "#d33a10";
