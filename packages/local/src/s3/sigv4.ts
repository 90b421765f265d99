import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { AwsError } from "../server/index.ts";

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

interface SignedRequest {
  readonly accessKeyId: string;
  readonly date: string;
  readonly region: string;
  readonly service: string;
  readonly amzDate: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  readonly payloadHash: string;
}

const SKEW_MS = 15 * 60_000;
const LONGEST_EXPIRY_SECONDS = 604_800;
const ALGORITHM = "AWS4-HMAC-SHA256";

/**
 * Verifies Signature Version 4, in the header or in the query, by S3's rules: the path is encoded once and never
 * normalised, and every x-amz header must be among the signed ones.
 * @throws AwsError as S3 answers: AccessDenied, InvalidAccessKeyId, SignatureDoesNotMatch, RequestTimeTooSkewed, …
 */
export function verifySignature(request: IncomingMessage, url: URL, credentials: Credentials, nowMs: number): void {
  const isPresigned = url.searchParams.has("X-Amz-Signature");
  const signed = isPresigned ? fromQuery(url, request, nowMs) : fromHeader(request, nowMs);
  if (signed.accessKeyId !== credentials.accessKeyId) {
    throw new AwsError("InvalidAccessKeyId", 403, "The AWS Access Key Id you provided does not exist in our records.");
  }
  if (!signed.signedHeaders.includes("host")) throw denied("The host header must be signed.");
  const unsigned = Object.keys(request.headers).filter(
    (name) => name.startsWith("x-amz-") && !signed.signedHeaders.includes(name),
  );
  const ignorable = isPresigned ? unsigned.filter((name) => name !== "x-amz-content-sha256") : unsigned;
  if (ignorable.length > 0)
    throw denied(`There were headers present in the request which were not signed: ${ignorable.join(", ")}`);

  const canonical = canonicalRequest(request, url, signed);
  const scope = `${signed.date}/${signed.region}/${signed.service}/aws4_request`;
  const stringToSign = [ALGORITHM, signed.amzDate, scope, sha256(canonical)].join("\n");
  const key = [signed.date, signed.region, signed.service, "aws4_request"].reduce(
    (secret: Buffer | string, part) => hmac(secret, part),
    `AWS4${credentials.secretAccessKey}`,
  );
  const expected = hmac(key, stringToSign);
  const given = Buffer.from(signed.signature, "hex");
  if (given.length === expected.length && timingSafeEqual(given, expected)) return;
  throw new AwsError(
    "SignatureDoesNotMatch",
    403,
    "The request signature we calculated does not match the signature you provided. Check your key and signing method.",
  );
}

function fromHeader(request: IncomingMessage, nowMs: number): SignedRequest {
  const authorization = request.headers.authorization;
  if (!authorization) throw denied("Access Denied");
  const match = /^AWS4-HMAC-SHA256 Credential=([^,\s]+),\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]{64})$/.exec(
    authorization,
  );
  if (!match) throw new AwsError("AuthorizationHeaderMalformed", 400, "The authorization header is malformed.");
  const amzDate = String(request.headers["x-amz-date"] ?? "");
  const time = parseDate(amzDate);
  if (time === undefined) throw denied("AWS authentication requires a valid Date or x-amz-date header");
  if (Math.abs(nowMs - time) > SKEW_MS) {
    throw new AwsError(
      "RequestTimeTooSkewed",
      403,
      "The difference between the request time and the current time is too large.",
    );
  }
  const payloadHash = request.headers["x-amz-content-sha256"];
  if (typeof payloadHash !== "string") {
    throw new AwsError("InvalidRequest", 400, "Missing required header for this request: x-amz-content-sha256");
  }
  return { ...credential(match[1]!), amzDate, signedHeaders: match[2]!.split(";"), signature: match[3]!, payloadHash };
}

function fromQuery(url: URL, request: IncomingMessage, nowMs: number): SignedRequest {
  const parameter = (name: string) => url.searchParams.get(`X-Amz-${name}`) ?? "";
  const malformed = (what: string) => new AwsError("AuthorizationQueryParametersError", 400, what);
  if (parameter("Algorithm") !== ALGORITHM) throw malformed(`X-Amz-Algorithm only supports "${ALGORITHM}"`);
  const expires = Number(parameter("Expires"));
  if (!(expires >= 1 && expires <= LONGEST_EXPIRY_SECONDS)) {
    throw malformed(
      "X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds",
    );
  }
  const time = parseDate(parameter("Date"));
  if (time === undefined) throw malformed("X-Amz-Date must be formatted via the ISO8601 basic format");
  if (time > nowMs + SKEW_MS) throw denied("Request is not yet valid");
  if (nowMs > time + expires * 1000) throw denied("Request has expired");
  if (!/^[0-9a-f]{64}$/.test(parameter("Signature"))) throw malformed("X-Amz-Signature is malformed");
  const signedHeaders = parameter("SignedHeaders").split(";");
  const sent = request.headers["x-amz-content-sha256"];
  const payloadHash =
    signedHeaders.includes("x-amz-content-sha256") && typeof sent === "string" ? sent : "UNSIGNED-PAYLOAD";
  return {
    ...credential(parameter("Credential")),
    amzDate: parameter("Date"),
    signedHeaders,
    signature: parameter("Signature"),
    payloadHash,
  };
}

function credential(text: string): Pick<SignedRequest, "accessKeyId" | "date" | "region" | "service"> {
  const [accessKeyId = "", date = "", region = "", service = "", terminator] = text.split("/");
  if (terminator !== "aws4_request" || service !== "s3") {
    throw new AwsError(
      "AuthorizationHeaderMalformed",
      400,
      "The credential must be <access-key>/<date>/<region>/s3/aws4_request.",
    );
  }
  return { accessKeyId, date, region, service };
}

function canonicalRequest(request: IncomingMessage, url: URL, signed: SignedRequest): string {
  const query = [...url.searchParams]
    .filter(([name]) => name !== "X-Amz-Signature")
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .sort(([a, x], [b, y]) => compare(a, b) || compare(x, y))
    .map(([name, value]) => `${name}=${value}`);
  const headers = signed.signedHeaders.map((name) => `${name}:${headerValue(request, name)}\n`);
  return [
    request.method,
    canonicalPath(url),
    query.join("&"),
    headers.join(""),
    signed.signedHeaders.join(";"),
    signed.payloadHash,
  ].join("\n");
}

function canonicalPath(url: URL): string {
  try {
    return url.pathname
      .split("/")
      .map((segment) => encode(decodeURIComponent(segment)))
      .join("/");
  } catch {
    throw new AwsError("InvalidURI", 400, "Couldn't parse the specified URI.");
  }
}

function headerValue(request: IncomingMessage, name: string): string {
  const value = request.headers[name];
  return (Array.isArray(value) ? value.join(",") : (value ?? "")).trim().replace(/ +/g, " ");
}

/** RFC 3986: everything but the unreserved characters. */
export function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function parseDate(text: string): number | undefined {
  const match = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/.exec(text);
  if (!match) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function denied(message: string): AwsError {
  return new AwsError("AccessDenied", 403, message);
}

function hmac(key: Buffer | string, data: string): Buffer {
  return createHmac("sha256", key).update(data).digest();
}

function sha256(data: string): string {
  return createHash("sha256").update(data).digest("hex");
}
