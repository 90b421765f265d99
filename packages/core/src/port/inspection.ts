/** What an operator may look at, or word that the stack has no such service: a laptop's has no CloudWatch. */
export type Seen<Facts> = Facts | "not-here";

export interface PolicyStatement {
  readonly Effect: string;
  readonly Principal?: unknown;
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: unknown;
}

export interface Notification {
  readonly queueArn: string;
  readonly events: readonly string[];
  readonly prefix: string;
  readonly suffix: string;
}

export interface LifecycleRule {
  readonly isEnabled: boolean;
  /** Whether it is for every object, and not for some prefix, tag or size. */
  readonly isForAll: boolean;
  readonly transitions: readonly { readonly storageClass: string; readonly afterDays: number }[];
  readonly abortPartsAfterDays: number | undefined;
  readonly expires: boolean;
}

export interface CorsRule {
  readonly origins: readonly string[];
  readonly methods: readonly string[];
  readonly headers: readonly string[];
}

export interface QueueFacts {
  readonly arn: string;
  readonly waiting: number;
  readonly inFlight: number;
  readonly visibilitySeconds: number;
  readonly retentionSeconds: number;
  readonly redrive: { readonly deadLetterArn: string; readonly maxReceives: number } | undefined;
}

export interface Keys {
  readonly partitionKey: string;
  readonly sortKey: string;
}

export interface TableFacts extends Keys {
  readonly status: string;
  readonly deletionProtection: boolean;
  readonly indexes: readonly (Keys & { readonly name: string; readonly status: string })[];
}

export interface MachineFacts {
  readonly type: string;
  readonly definition: string;
  readonly observed: Seen<{ readonly logLevel: string; readonly isTraced: boolean }>;
}

export interface TriggerFacts {
  readonly functionName: string;
  readonly state: string;
  readonly batchSize: number;
  readonly maxConcurrency: number | undefined;
  readonly reportsFailures: boolean;
}

export interface FunctionFacts {
  readonly name: string;
  readonly runtime: string;
  readonly isTraced: boolean;
  readonly logGroup: string;
}

export interface AlarmFacts {
  readonly name: string;
  readonly isRinging: boolean;
  /** Whether anybody is told. */
  readonly tells: boolean;
  readonly says: string;
}

export interface DistributionFacts {
  readonly isEnabled: boolean;
  /** Every origin is read with origin access control. */
  readonly isOriginControlled: boolean;
  readonly viewerFunctions: readonly string[];
  readonly cachePolicyId: string;
}

export interface ImageAnswer {
  readonly status: number;
  readonly cacheControl: string;
  /** CloudFront's `x-cache`; empty without a cache in between. */
  readonly cache: string;
}

/** Reads how a stage is set up. Changes nothing, costs nothing worth naming. */
export interface Inspection {
  publicAccessBlocked(): Promise<Seen<boolean>>;
  bucketPolicy(): Promise<Seen<readonly PolicyStatement[]>>;
  isEncrypted(): Promise<Seen<boolean>>;
  /** Tags by which originals are archived, one record per rule. */
  archiveRules(): Promise<
    Seen<readonly { readonly tags: Readonly<Record<string, string>>; readonly prefix: string }[]>
  >;
  lifecycleRules(): Promise<Seen<readonly LifecycleRule[]>>;
  notifications(): Promise<Seen<readonly Notification[]>>;
  corsRules(): Promise<Seen<readonly CorsRule[]>>;
  queue(): Promise<Seen<QueueFacts>>;
  deadLetters(): Promise<Seen<QueueFacts>>;
  trigger(queueArn: string): Promise<Seen<readonly TriggerFacts[]>>;
  machine(): Promise<Seen<MachineFacts>>;
  /** Functions whose names begin so. */
  functions(prefix: string): Promise<Seen<readonly FunctionFacts[]>>;
  table(): Promise<Seen<TableFacts>>;
  /** The attribute by which items end, if any. */
  timeToLive(): Promise<Seen<string | undefined>>;
  isRestorable(): Promise<Seen<boolean>>;
  distribution(): Promise<Seen<DistributionFacts | undefined>>;
  edgeKeys(): Promise<Seen<ReadonlyMap<string, string>>>;
  /** Asks the CDN for a key of the bucket, as a browser would. */
  image(key: string): Promise<Seen<ImageAnswer>>;
  alarms(prefix: string): Promise<Seen<readonly AlarmFacts[]>>;
  collections(): Promise<Seen<readonly string[]>>;
  tags(key: string): Promise<Seen<Readonly<Record<string, string>>>>;
}
