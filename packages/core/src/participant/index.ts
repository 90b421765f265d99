export * as Participant from "./participant.ts";
