import { CloudFrontClient, type DistributionSummary, paginateListDistributions } from "@aws-sdk/client-cloudfront";
import { CloudFrontKeyValueStoreClient, paginateListKeys } from "@aws-sdk/client-cloudfront-keyvaluestore";
import "@aws-sdk/signature-v4a";
import { CloudWatchClient, paginateDescribeAlarms } from "@aws-sdk/client-cloudwatch";
import { setting } from "../../env/index.ts";
import type { AlarmFacts, DistributionFacts, Inspection } from "../../port/index.ts";
import { PATIENCE, patient } from "../patience.ts";
import { seen } from "./seen.ts";

type EdgeLook = Pick<Inspection, "distribution" | "edgeKeys" | "image" | "alarms">;

/** CloudFront is spoken to there, and its alarms can be nowhere else. */
const GLOBAL_REGION = "us-east-1";
const IMAGE_TIMEOUT_MS = 10_000;

export function inspectEdge(): EdgeLook {
  const cloudfront = patient(PATIENCE.operator, (waits) => new CloudFrontClient({ ...waits, region: GLOBAL_REGION }));
  const store = patient(PATIENCE.operator, (waits) => new CloudFrontKeyValueStoreClient(waits));
  return {
    distribution: () =>
      seen(async () => {
        const { hostname } = new URL(setting("cdn").url);
        for await (const { DistributionList } of paginateListDistributions({ client: cloudfront }, {})) {
          const found = DistributionList?.Items?.find(
            ({ DomainName, Aliases }) => DomainName === hostname || Aliases?.Items?.includes(hostname),
          );
          if (found) return factsOf(found);
        }
        return undefined;
      }),
    edgeKeys: () =>
      seen(async () => {
        const found = new Map<string, string>();
        const KvsARN = setting("edgeStore").arn;
        for await (const { Items = [] } of paginateListKeys({ client: store }, { KvsARN })) {
          for (const { Key = "", Value = "" } of Items) found.set(Key, Value);
        }
        return found;
      }),
    async image(key) {
      const signal = AbortSignal.timeout(IMAGE_TIMEOUT_MS);
      const answer = await fetch(new URL(key, `${setting("cdn").url}/`).href, { redirect: "manual", signal });
      await answer.body?.cancel();
      return {
        status: answer.status,
        cacheControl: answer.headers.get("cache-control") ?? "",
        cache: answer.headers.get("x-cache") ?? "",
      };
    },
    alarms: (prefix) =>
      seen(async () => {
        const watch = (region: { region?: string }) =>
          patient(PATIENCE.operator, (waits) => new CloudWatchClient({ ...waits, ...region }));
        const here = await alarmsOf(watch({}), prefix);
        return [...here, ...(await alarmsOf(watch({ region: GLOBAL_REGION }), prefix))].filter(
          ({ name }, index, all) => all.findIndex((other) => other.name === name) === index,
        );
      }),
  };
}

function factsOf({ Enabled, Origins, DefaultCacheBehavior }: DistributionSummary): DistributionFacts {
  const functions = DefaultCacheBehavior?.FunctionAssociations?.Items ?? [];
  return {
    isEnabled: Enabled === true,
    isOriginControlled: (Origins?.Items ?? []).every(({ OriginAccessControlId }) => Boolean(OriginAccessControlId)),
    viewerFunctions: functions.flatMap(({ EventType, FunctionARN }) =>
      EventType === "viewer-request" && FunctionARN ? [FunctionARN] : [],
    ),
    cachePolicyId: DefaultCacheBehavior?.CachePolicyId ?? "",
  };
}

async function alarmsOf(client: CloudWatchClient, AlarmNamePrefix: string): Promise<AlarmFacts[]> {
  const found: AlarmFacts[] = [];
  for await (const { MetricAlarms = [] } of paginateDescribeAlarms({ client }, { AlarmNamePrefix })) {
    for (const {
      AlarmName = "",
      StateValue,
      ActionsEnabled,
      AlarmActions = [],
      AlarmDescription = "",
    } of MetricAlarms) {
      const tells = ActionsEnabled === true && AlarmActions.length > 0;
      found.push({ name: AlarmName, isRinging: StateValue === "ALARM", tells, says: AlarmDescription });
    }
  }
  return found;
}
