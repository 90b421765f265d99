export { AskInput, askForMail, ConfirmInput, confirmMail, unsubscribe } from "./ask.ts";
export { type CodePurpose, sendCode, type UsedCode, useCode } from "./code.ts";
export { isLocale, LOCALES, type Locale } from "./words.ts";
