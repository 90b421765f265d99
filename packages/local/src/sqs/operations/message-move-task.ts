import { randomUUID } from "node:crypto";
import { AwsError } from "../../server/index.ts";
import type { Account } from "../account.ts";
import { redrivePolicy } from "../queue.ts";

interface StartInput {
  readonly SourceArn?: string;
  readonly DestinationArn?: string;
}

/** Moves the messages of a dead-letter queue back to where they came from, or to a named queue, all at once. */
export function startMessageMoveTask(account: Account, { SourceArn = "", DestinationArn }: StartInput) {
  const source = account.byArn(SourceArn);
  const isDeadLetterQueue = account
    .queues()
    .some((queue) => redrivePolicy(queue.attributes.RedrivePolicy)?.deadLetterTargetArn === SourceArn);
  if (!source || !isDeadLetterQueue) {
    throw new AwsError(
      "ResourceNotFoundException",
      404,
      "The resource that you specified for the SourceArn parameter doesn't exist or is no dead-letter queue.",
    );
  }
  if (DestinationArn !== undefined && !account.byArn(DestinationArn)) {
    throw new AwsError(
      "ResourceNotFoundException",
      404,
      "The resource that you specified for the DestinationArn parameter doesn't exist.",
    );
  }
  let moved = 0;
  for (const message of [...source.messages.values()]) {
    const target = account.byArn(DestinationArn ?? message.source ?? "");
    if (!target) continue;
    const { receipt: _, firstReceivedAt: __, source: ___, ...kept } = message;
    account.change({ type: "send", queue: target.name, message: { ...kept, visibleAt: account.now(), receives: 0 } });
    account.change({ type: "delete", queue: source.name, id: message.id });
    account.wakeQueue(target);
    moved += 1;
  }
  const handle = Buffer.from(JSON.stringify({ taskId: randomUUID(), sourceArn: SourceArn })).toString("base64");
  account.moveTasks.unshift({
    handle,
    source: SourceArn,
    destination: DestinationArn,
    moved,
    startedAt: account.now(),
  });
  return { TaskHandle: handle };
}

/** The latest tasks of this process, finished the moment they were started. */
export function listMessageMoveTasks(
  account: Account,
  { SourceArn, MaxResults = 1 }: { SourceArn?: string; MaxResults?: number },
) {
  const tasks = account.moveTasks.filter((task) => task.source === SourceArn).slice(0, MaxResults);
  return {
    Results: tasks.map(({ source, destination, moved, startedAt }) => ({
      Status: "COMPLETED",
      SourceArn: source,
      ...(destination && { DestinationArn: destination }),
      ApproximateNumberOfMessagesMoved: moved,
      ApproximateNumberOfMessagesToMove: moved,
      StartedTimestamp: startedAt,
    })),
  };
}

/** Nothing is ever running long enough to be cancelled. */
export function cancelMessageMoveTask(account: Account, { TaskHandle = "" }: { TaskHandle?: string }) {
  const known = account.moveTasks.some((task) => task.handle === TaskHandle);
  throw known
    ? new AwsError("UnsupportedOperation", 400, "Only active tasks can be cancelled.")
    : new AwsError("ResourceNotFoundException", 404, "The task does not exist.");
}
