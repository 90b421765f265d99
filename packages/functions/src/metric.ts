import { stage } from "@snaprace/core/env";
import { metrics } from "@snaprace/core/topology";
import { log } from "./log.ts";

/**
 * Counts one, as a log line in CloudWatch's embedded metric format, which costs no call.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function count(metric: "photosPartial"): void {
  const { namespace, dimension, [metric]: name } = metrics;
  log.info("metric", {
    _aws: {
      Timestamp: Date.now(),
      CloudWatchMetrics: [
        { Namespace: namespace, Dimensions: [[dimension]], Metrics: [{ Name: name, Unit: "Count" }] },
      ],
    },
    [dimension]: stage(),
    [name]: 1,
  });
}
