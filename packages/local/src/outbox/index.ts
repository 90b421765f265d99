export { type OutboxMail, openOutbox } from "./outbox.ts";
