import { setting } from "@snaprace/core/env";
import { uploadOrigin } from "./upload-origin.ts";

/** What a page may load and talk to: itself, our images, and the bucket that uploads go to. Nothing third-party, nothing inline. */
export async function contentSecurityPolicy(nonce: string): Promise<string> {
  const images = new URL(setting("cdn").url).origin;
  const directives: Record<string, readonly string[]> = {
    "default-src": ["'self'"],
    "script-src": ["'self'", `'nonce-${nonce}'`, "'strict-dynamic'"],
    "style-src": ["'self'", `'nonce-${nonce}'`],
    "img-src": ["'self'", "blob:", "data:", images],
    // A finish video comes from where the images do; one that is about to be sent is looked at first.
    "media-src": ["blob:", images],
    "connect-src": ["'self'", images, await uploadOrigin()],
    "font-src": ["'self'"],
    "worker-src": ["'self'", "blob:"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
    // Text becomes no script: only what the policy in `trusted-types.ts` lets through.
    "require-trusted-types-for": ["'script'"],
    "trusted-types": ["default"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(" ")}`)
    .join("; ");
}
