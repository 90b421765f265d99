import { AwsError, Journal } from "../server/index.ts";
import { type Change, PROMISED } from "./change.ts";
import type { Queue, QueueMessage } from "./queue.ts";
import type { SqsOptions } from "./server.ts";

/** setTimeout's longest delay. */
const LONGEST_TIMER_MS = 2_147_483_647;

/** The queues of one account: state in memory, every change in the journal first. */
export class Account {
  readonly options: SqsOptions;
  /** The server's URL, once it listens. */
  url = "";
  /** Message move tasks of this process, latest first. */
  readonly moveTasks: {
    handle: string;
    source: string;
    destination: string | undefined;
    moved: number;
    startedAt: number;
  }[] = [];
  /** Bodies of the messages that were in flight when the process before this one died. */
  readonly interrupted: { readonly queue: string; readonly body: string }[] = [];
  readonly #queues = new Map<string, Queue>();
  readonly #journal: Journal<Change>;
  #closed = false;

  constructor(options: SqsOptions) {
    this.options = options;
    this.#journal = new Journal(options.directory, (change) => PROMISED.has(change.type));
    for (const change of this.#journal.read()) this.#apply(change);
    const now = options.clock.now();
    for (const queue of this.#queues.values()) {
      for (const message of queue.messages.values()) {
        if (message.receipt === undefined) continue;
        // In flight when the process died: nobody is working on it any more.
        if (message.visibleAt > now) this.interrupted.push({ queue: queue.name, body: message.body });
        message.visibleAt = Math.min(message.visibleAt, now);
        delete message.receipt;
      }
    }
    this.#journal.rewrite(this.#snapshot());
    for (const queue of this.#queues.values()) {
      for (const message of queue.messages.values()) this.wakeAt(queue, message.visibleAt);
    }
  }

  now(): number {
    return this.options.clock.now();
  }

  queues(): Queue[] {
    return [...this.#queues.values()];
  }

  find(name: string): Queue | undefined {
    return this.#queues.get(name);
  }

  /** @throws AwsError QueueDoesNotExist */
  byName(name: string): Queue {
    const queue = this.#queues.get(name);
    if (!queue) throw new AwsError("QueueDoesNotExist", 400, "The specified queue does not exist.");
    return queue;
  }

  /** @throws AwsError QueueDoesNotExist */
  byUrl(url: unknown): Queue {
    return this.byName(
      String(url ?? "")
        .split("/")
        .at(-1) ?? "",
    );
  }

  byArn(arn: string): Queue | undefined {
    return this.#queues.get(arn.split(":").at(-1) ?? "");
  }

  arnOf(name: string): string {
    return `arn:aws:sqs:${this.options.region}:${this.options.accountId}:${name}`;
  }

  urlOf(name: string): string {
    return `${this.url}/${this.options.accountId}/${name}`;
  }

  /** Journals a change, then makes it. */
  change(change: Change): void {
    this.#journal.append(change);
    this.#apply(change);
    const remembered = this.queues().reduce((sum, queue) => sum + queue.messages.size + 1, 0);
    if (this.#journal.isWorthRewriting(remembered)) this.#journal.rewrite(this.#snapshot());
  }

  /** Lets the long polls of a queue look again now. */
  wakeQueue(queue: Queue): void {
    for (const look of [...queue.waiting]) look();
  }

  /** Lets them look again when a message becomes visible. */
  wakeAt(queue: Queue, time: number): void {
    const delay = time - this.now();
    if (delay <= 0) this.wakeQueue(queue);
    else setTimeout(() => this.wakeQueue(queue), Math.min(delay + 1, LONGEST_TIMER_MS)).unref();
  }

  wake(): void {
    for (const queue of this.#queues.values()) this.wakeQueue(queue);
  }

  get closed(): boolean {
    return this.#closed;
  }

  close(): void {
    this.#closed = true;
    this.wake();
    this.#journal.close();
  }

  #apply(change: Change): void {
    if (change.type === "queue") {
      const known = this.#queues.get(change.queue);
      if (known) known.attributes = change.attributes;
      else
        this.#queues.set(change.queue, {
          name: change.queue,
          attributes: change.attributes,
          messages: new Map(),
          waiting: new Set(),
        });
      return;
    }
    const messages = this.#queues.get(change.queue)?.messages;
    if (!messages) return;
    switch (change.type) {
      case "drop-queue":
        this.#queues.delete(change.queue);
        break;
      case "purge":
        messages.clear();
        break;
      case "send":
        messages.set(change.message.id, { ...change.message });
        break;
      case "delete":
        messages.delete(change.id);
        break;
      case "receive":
      case "visibility":
        applyToMessage(messages.get(change.id), change);
        break;
    }
  }

  *#snapshot(): Iterable<Change> {
    for (const queue of this.#queues.values()) {
      yield { type: "queue", queue: queue.name, attributes: queue.attributes };
      for (const message of queue.messages.values()) yield { type: "send", queue: queue.name, message };
    }
  }
}

function applyToMessage(message: QueueMessage | undefined, change: Change & { type: "receive" | "visibility" }): void {
  if (!message) return;
  message.visibleAt = change.visibleAt;
  if (change.type !== "receive") return;
  message.receives = change.receives;
  message.receipt = change.receipt;
  message.firstReceivedAt = change.firstReceivedAt;
}
