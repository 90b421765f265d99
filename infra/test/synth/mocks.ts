import { policyDocument } from "./policy-document.ts";

export interface Resource {
  readonly type: string;
  readonly name: string;
  // biome-ignore lint/suspicious/noExplicitAny: inputs have as many shapes as AWS has resources
  readonly inputs: Record<string, any>;
  readonly options: { readonly protect: boolean; readonly retainOnDelete: boolean; readonly parent: string };
}

interface NewResource {
  readonly type: string;
  readonly name: string;
  readonly custom?: boolean;
  readonly inputs: Record<string, unknown>;
}

interface Call {
  readonly token: string;
  readonly inputs: Record<string, unknown>;
}

/** Where a stage pretends to be. */
export interface Place {
  readonly account: string;
  readonly region: string;
}

/** Pulumi marks secrets on the wire with this pair. */
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

/** Recorded resources, and what they would answer had AWS made them. */
export function recordingMocks(place: Place, optionsOfLast: () => Resource["options"]) {
  const resources: Resource[] = [];
  return {
    resources,
    newResource({ type, name, custom, inputs: raw }: NewResource) {
      const inputs = unwrap(raw) as Record<string, unknown>;
      resources.push({ type, name, inputs, options: optionsOfLast() });
      const physical = String(inputs.name ?? inputs.bucket ?? name);
      const id = identifiers[type]?.(physical, place) ?? physical;
      if (!custom) return { id, state: { ...inputs } };
      const state = { name: physical, arn: arn(type, physical, place), ...inputs, ...answers(type, physical, place) };
      return { id, state };
    },
    call({ token, inputs: raw }: Call): Record<string, unknown> {
      const inputs = unwrap(raw) as Record<string, unknown>;
      switch (token) {
        case "aws:index/getRegion:getRegion":
          return { id: place.region, name: place.region };
        case "aws:index/getPartition:getPartition":
          return { id: "aws", partition: "aws", dnsSuffix: "amazonaws.com" };
        case "aws:index/getCallerIdentity:getCallerIdentity":
          return { accountId: place.account, arn: `arn:aws:iam::${place.account}:user/synthesis`, userId: "synthesis" };
        case "aws:index/getAvailabilityZones:getAvailabilityZones":
          return { names: ["a", "b", "c"].map((zone) => place.region + zone) };
        case "aws:iam/getPolicyDocument:getPolicyDocument": {
          const statements = (inputs.statements ?? []) as Parameters<typeof policyDocument>[0];
          // Functions without statements get no inline policy at all: the component looks at this field.
          return { id: "policy", json: policyDocument(statements), ...(statements.length > 0 && { statements }) };
        }
        default:
          return { id: "mock", ...inputs };
      }
    },
  };
}

const SERVICES: Readonly<Record<string, (name: string, place: Place) => string>> = {
  "aws:s3/bucketV2:BucketV2": (name) => `arn:aws:s3:::${name}`,
  "aws:sqs/queue:Queue": (name, { region, account }) => `arn:aws:sqs:${region}:${account}:${name}`,
  "aws:sns/topic:Topic": (name, { region, account }) => `arn:aws:sns:${region}:${account}:${name}`,
  "aws:dynamodb/table:Table": (name, { region, account }) => `arn:aws:dynamodb:${region}:${account}:table/${name}`,
  "aws:lambda/function:Function": (name, { region, account }) => `arn:aws:lambda:${region}:${account}:function:${name}`,
  "aws:sfn/stateMachine:StateMachine": (name, { region, account }) =>
    `arn:aws:states:${region}:${account}:stateMachine:${name}`,
  "aws:cloudwatch/logGroup:LogGroup": (name, { region, account }) =>
    `arn:aws:logs:${region}:${account}:log-group:${name}`,
  "aws:iam/role:Role": (name, { account }) => `arn:aws:iam::${account}:role/${name}`,
  "aws:cloudfront/distribution:Distribution": (name, { account }) =>
    `arn:aws:cloudfront::${account}:distribution/E${name.toUpperCase()}`,
};

function arn(type: string, name: string, place: Place): string {
  const service = type.split(/[:/]/)[1];
  return SERVICES[type]?.(name, place) ?? `arn:aws:${service}:${place.region}:${place.account}:${name}`;
}

const identifiers: Readonly<Record<string, (name: string, place: Place) => string>> = {
  "aws:sqs/queue:Queue": (name, { region, account }) => `https://sqs.${region}.amazonaws.com/${account}/${name}`,
  "aws:cloudfront/distribution:Distribution": (name) => `E${name.toUpperCase()}`,
};

/** What AWS itself would add. */
function answers(type: string, name: string, { account, region }: Place): Record<string, unknown> {
  switch (type) {
    case "aws:s3/bucketV2:BucketV2":
      return {
        bucket: name,
        bucketDomainName: `${name}.s3.amazonaws.com`,
        bucketRegionalDomainName: `${name}.s3.${region}.amazonaws.com`,
      };
    case "aws:sqs/queue:Queue":
      return { url: `https://sqs.${region}.amazonaws.com/${account}/${name}` };
    case "aws:lambda/functionUrl:FunctionUrl":
      return { functionUrl: `https://${name.toLowerCase()}.lambda-url.${region}.on.aws/` };
    case "aws:cloudfront/distribution:Distribution":
      return {
        domainName: `${name.toLowerCase()}.cloudfront.net`,
        hostedZoneId: "Z2FDTNDATAQYW2",
        status: "Deployed",
        etag: "E1",
      };
    case "random:index/randomBytes:RandomBytes":
      return { base64: Buffer.alloc(32, 7).toString("base64") };
    default:
      return {};
  }
}

function unwrap(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unwrap);
  if (typeof value !== "object" || value === null) return value;
  const record = value as Record<string, unknown>;
  if (record[SIGNATURE] === SECRET) return unwrap(record.value);
  // Assets and archives are objects of Pulumi's own and stay what they are.
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(record).map(([key, entry]) => [key, unwrap(entry)]));
}
