export { AskInput, askForMail, ConfirmInput, confirmMail, countWaiting, unsubscribe } from "./ask.ts";
export { type CodePurpose, sendCode, type UsedCode, useCode } from "./code.ts";
export { mailInvitations } from "./invite.ts";
export { mailPrivacyRequests } from "./privacy-mail.ts";
export { type Told, tell } from "./tell.ts";
export { isLocale, LOCALES, type Locale } from "./words.ts";
