import type { Account } from "../account.ts";

/** The counts are exact here; AWS calls them approximate. */
export function getQueueAttributes(
  account: Account,
  { QueueUrl, AttributeNames = [] }: { QueueUrl?: string; AttributeNames?: string[] },
) {
  const queue = account.byUrl(QueueUrl);
  const now = account.now();
  const messages = [...queue.messages.values()];
  const invisible = messages.filter((message) => message.visibleAt > now);
  const inFlight = invisible.filter((message) => message.receives > 0);
  const all: Record<string, string> = {
    ...queue.attributes,
    QueueArn: account.arnOf(queue.name),
    ApproximateNumberOfMessages: String(messages.length - invisible.length),
    ApproximateNumberOfMessagesNotVisible: String(inFlight.length),
    ApproximateNumberOfMessagesDelayed: String(invisible.length - inFlight.length),
  };
  const wanted = Object.entries(all).filter(
    ([name]) => AttributeNames.includes("All") || AttributeNames.includes(name),
  );
  return wanted.length > 0 ? { Attributes: Object.fromEntries(wanted) } : {};
}
