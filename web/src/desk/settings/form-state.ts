import type { Refusal } from "../refusal.ts";

/** Where a form of the desk stands. `changed`: somebody else saved first. */
export type FormState = { readonly status: "idle" | "saved" | "changed" | "gone" } | Refusal;
export const IDLE: FormState = { status: "idle" };
/** The network is gone: nothing was saved, and nothing is lost. */
export const OFFLINE: Refusal = { status: "refused", code: "unavailable", fields: {} };
