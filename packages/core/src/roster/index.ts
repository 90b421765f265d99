export * as Roster from "./roster.ts";
