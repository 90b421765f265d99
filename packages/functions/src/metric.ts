import { stage } from "@snaprace/core/env";
import { metrics } from "@snaprace/core/topology";
import { log } from "./log.ts";

const UNITS = {
  photosPartial: "Count",
  photosRejected: "Count",
  recogniserThrottled: "Count",
  timeToSearchable: "Milliseconds",
} as const;

/**
 * One value of a metric, as a log line in CloudWatch's embedded metric format, which costs no call.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 * @param value one more of what is counted, or milliseconds
 */
export function measure(metric: keyof typeof UNITS, value = 1): void {
  const { namespace, dimension, [metric]: name } = metrics;
  log.info("metric", {
    _aws: {
      Timestamp: Date.now(),
      CloudWatchMetrics: [
        { Namespace: namespace, Dimensions: [[dimension]], Metrics: [{ Name: name, Unit: UNITS[metric] }] },
      ],
    },
    [dimension]: stage(),
    [name]: value,
  });
}
