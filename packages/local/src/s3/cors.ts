import type { IncomingMessage } from "node:http";
import { AwsError } from "../server/index.ts";
import type { Reply } from "./call.ts";
import type { CorsRule } from "./entry.ts";

/**
 * Answers a preflight by the bucket's rules.
 * @throws AwsError AccessForbidden when no rule allows the request, as S3 does
 */
export function preflight(request: IncomingMessage, rules: readonly CorsRule[]): Reply {
  const origin = String(request.headers.origin ?? "");
  const method = String(request.headers["access-control-request-method"] ?? "");
  const wanted = String(request.headers["access-control-request-headers"] ?? "")
    .toLowerCase()
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  const rule = rules.find(
    ({ headers, ...candidate }) =>
      fits(candidate, origin, method) &&
      wanted.every((name) => headers.some((pattern) => matches(pattern.toLowerCase(), name))),
  );
  if (!rule) {
    throw new AwsError(
      "AccessForbidden",
      403,
      "CORSResponse: This CORS request is not allowed. This is usually because the evalution of Origin, request method / Access-Control-Request-Method or Access-Control-Request-Headers are not whitelisted by the resource's CORS spec.",
    );
  }
  return {
    status: 200,
    headers: {
      ...allow(rule, origin),
      ...(wanted.length > 0 && { "access-control-allow-headers": wanted.join(", ") }),
      ...(rule.maxAge !== undefined && { "access-control-max-age": String(rule.maxAge) }),
    },
  };
}

/** Headers for the answer to a request from another origin; none when no rule fits. */
export function corsHeaders(request: IncomingMessage, rules: readonly CorsRule[]): Record<string, string> {
  const origin = request.headers.origin;
  if (typeof origin !== "string") return {};
  const rule = rules.find((candidate) => fits(candidate, origin, request.method ?? ""));
  return rule ? allow(rule, origin) : {};
}

function allow(rule: CorsRule, origin: string): Record<string, string> {
  const anyone = rule.origins.includes("*");
  return {
    "access-control-allow-origin": anyone ? "*" : origin,
    "access-control-allow-methods": rule.methods.join(", "),
    ...(rule.expose.length > 0 && { "access-control-expose-headers": rule.expose.join(", ") }),
    ...(!anyone && { "access-control-allow-credentials": "true" }),
    vary: "Origin, Access-Control-Request-Headers, Access-Control-Request-Method",
  };
}

function fits(rule: Pick<CorsRule, "origins" | "methods">, origin: string, method: string): boolean {
  return rule.methods.includes(method) && rule.origins.some((pattern) => matches(pattern, origin));
}

/** A rule may hold one `*`. */
function matches(pattern: string, text: string): boolean {
  const star = pattern.indexOf("*");
  if (star < 0) return pattern === text;
  const [before, after] = [pattern.slice(0, star), pattern.slice(star + 1)];
  return text.length >= before.length + after.length && text.startsWith(before) && text.endsWith(after);
}
