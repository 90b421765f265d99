export * as Privacy from "./privacy.ts";
