import { AwsError } from "../../server/index.ts";
import type { Call, Reply } from "../call.ts";
import { readDocument } from "../document.ts";
import type { CorsRule } from "../entry.ts";
import { asList, asText, asTexts, malformed, toXml } from "../xml.ts";

const METHODS = ["GET", "PUT", "HEAD", "POST", "DELETE"];

export async function putBucketCors(call: Call): Promise<Reply> {
  const { service, bucket } = call;
  service.store.bucket(bucket);
  const document = await readDocument(call, "CORSConfiguration");
  const rules = asList(document.CORSRule).map(toRule);
  if (rules.length === 0) throw malformed();
  service.store.change({ type: "cors", bucket, rules });
  return { status: 200 };
}

export function getBucketCors({ service, bucket }: Call): Reply {
  const { cors } = service.store.bucket(bucket);
  if (cors.length === 0) {
    const message = "The CORS configuration does not exist";
    throw new AwsError("NoSuchCORSConfiguration", 404, message, { BucketName: bucket });
  }
  const CORSRule = cors.map(({ origins, methods, headers, expose, maxAge }) => ({
    AllowedOrigin: origins,
    AllowedMethod: methods,
    AllowedHeader: headers,
    ExposeHeader: expose,
    MaxAgeSeconds: maxAge,
  }));
  return { status: 200, xml: toXml("CORSConfiguration", { CORSRule }) };
}

function toRule(rule: Record<string, unknown>): CorsRule {
  const methods = asTexts(rule.AllowedMethod);
  const unknown = methods.find((method) => !METHODS.includes(method));
  if (unknown !== undefined) {
    const message = `Found unsupported HTTP method in CORS config. Unsupported method is ${unknown}`;
    throw new AwsError("InvalidRequest", 400, message);
  }
  const origins = asTexts(rule.AllowedOrigin);
  if (methods.length === 0 || origins.length === 0) throw malformed();
  const maxAge = asText(rule.MaxAgeSeconds);
  return {
    origins,
    methods,
    headers: asTexts(rule.AllowedHeader),
    expose: asTexts(rule.ExposeHeader),
    ...(maxAge !== undefined && { maxAge: Number(maxAge) }),
  };
}
