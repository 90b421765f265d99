/** Where "Skip to content" leads. */
export const MAIN_ID = "main";
