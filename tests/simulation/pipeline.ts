import { SnapRaceError } from "../../packages/core/src/errors/index.ts";
import { Ingest } from "../../packages/core/src/ingest/index.ts";
import type { DeadLetters, PhotoQueue, WorkflowResult } from "../../packages/core/src/port/index.ts";
import { photoQueue, photoWorkflow } from "../../packages/core/src/topology/index.ts";
import type { Process } from "./scheduler.ts";
import type { World } from "./world.ts";

interface Message {
  readonly id: string;
  readonly body: string;
  receives: number;
  visibleAt: number;
}

type Step = (ports: ReturnType<World["ports"]>, input: Ingest.ExecutionInput) => Promise<unknown>;

const { States: STATES } = photoWorkflow((name) => name);
/** For which a look at dead letters hides them. */
const LOOK_MS = 60_000;
const SENT_AT = "2026-10-18T02:00:00.000Z";
const VISIBILITY_MS = 1000 * photoQueue.visibilityTimeoutSeconds;

/** Queue, trigger and state machine around the real steps. */
export class Pipeline {
  readonly deadLetters: Message[] = [];
  #sent = 0;
  messages: Message[] = [];
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  /** What S3 says when an original has arrived. */
  notify(key: string): void {
    const record = { eventSource: "aws:s3", eventName: "ObjectCreated:Put", s3: { object: { key } } };
    this.#send(JSON.stringify({ Records: [record] }));
  }

  redrive(): void {
    for (const { body } of this.deadLetters.splice(0)) this.#send(body);
  }

  /** Hands out every visible message and waits until all that follows from them has happened. */
  async deliver(): Promise<void> {
    for (const message of this.messages.filter(({ visibleAt }) => visibleAt <= this.#world.now)) {
      if (message.receives === photoQueue.maxReceiveCount) {
        this.messages = this.messages.filter((other) => other !== message);
        this.deadLetters.push({ ...message, visibleAt: this.#world.now });
        continue;
      }
      message.receives += 1;
      message.visibleAt = this.#world.now + VISIBILITY_MS;
      void this.#consume(message);
    }
    await this.#world.scheduler.run();
  }

  /** What one machine does when its power comes back: messages in flight are given back, and their photos need not wait. */
  async boot(): Promise<void> {
    const process = this.#world.begin();
    const inFlight = this.messages.filter(({ visibleAt, receives }) => receives > 0 && visibleAt > this.#world.now);
    for (const message of inFlight) message.visibleAt = this.#world.now;
    const bodies = inFlight.map(({ body }) => body);
    void Ingest.release(this.#world.ports(process), bodies);
    await this.#world.scheduler.run();
  }

  /** One run of the schedule. */
  async retryPartials(): Promise<void> {
    const process = this.#world.begin();
    const queue: Pick<PhotoQueue, "sendOriginals"> = {
      sendOriginals: async (keys) => {
        for (const key of keys) {
          await this.#world.effect(process, () => this.#send(JSON.stringify({ reprocess: { key } })));
        }
      },
    };
    void Ingest.retryPartials({ ...this.#world.ports(process), queue });
    await this.#world.scheduler.run();
  }

  /** One run of the schedule. */
  async markDeadLetters(): Promise<void> {
    const process = this.#world.begin();
    const effect = <Result>(happen: () => Result) => this.#world.effect(process, happen);
    const show = (messageIds: readonly string[], at: number) => {
      for (const letter of this.deadLetters) if (messageIds.includes(letter.id)) letter.visibleAt = at;
    };
    const deadLetters: Pick<DeadLetters, "receive" | "release"> = {
      receive: () =>
        effect(() => {
          const letters = this.deadLetters.filter(({ visibleAt }) => visibleAt <= this.#world.now).slice(0, 2);
          const hidden = letters.map(({ id, body }) => ({ messageId: id, body, receiptHandle: id, sentAt: SENT_AT }));
          show(
            letters.map(({ id }) => id),
            this.#world.now + LOOK_MS,
          );
          return hidden;
        }),
      release: (messages) =>
        effect(() =>
          show(
            messages.map(({ messageId }) => messageId),
            this.#world.now,
          ),
        ),
    };
    void Ingest.markDeadLetters({ ...this.#world.ports(process), deadLetters }, () => true);
    await this.#world.scheduler.run();
  }

  #send(body: string): void {
    this.#sent += 1;
    this.messages.push({ id: String(this.#sent), body, receives: 0, visibleAt: this.#world.now });
  }

  /** The trigger: its message goes when it succeeds, and comes back when it fails or dies. */
  async #consume(message: Message): Promise<void> {
    const process = this.#world.begin();
    const workflow = { run: (_: string, input: unknown) => this.#execute(process, input) };
    const ports = { ...this.#world.ports(process), workflow };
    try {
      for (const request of Ingest.parseMessage(message.body)) {
        const result = await Ingest.trigger(ports, request);
        if (result.status !== "busy") continue;
        const { retryAfterSeconds } = result;
        await this.#world.effect(process, () => {
          message.visibleAt = this.#world.now + 1000 * retryAfterSeconds;
        });
        return;
      }
    } catch (error) {
      if (!(error instanceof SnapRaceError)) throw error;
      return;
    }
    await this.#world.effect(process, () => {
      this.messages = this.messages.filter((other) => other !== message);
    });
  }

  /** An execution is a process of its own: it goes on when the trigger that waits for it dies. */
  async #execute(trigger: Process, input: unknown): Promise<WorkflowResult> {
    const execution = this.#world.begin();
    try {
      // An async function hands on the promise it is given, so this waits for the start and then for the end.
      const output = await this.#world.effect(trigger, () => this.#start(execution, asJson(input)));
      return { status: "succeeded", output };
    } catch (error) {
      const { name, message } = error as Error;
      return { status: "failed", error: name, cause: message };
    }
  }

  #start(execution: Process, input: unknown): Promise<unknown> {
    const output = this.#run(execution, input);
    // Nobody may be left to hear how it ends.
    output.catch(() => {});
    return output;
  }

  /** The way of `photoWorkflow`. */
  async #run(execution: Process, input: unknown): Promise<unknown> {
    const preprocess = await this.#invoke(execution, STATES.Preprocess, input, Ingest.preprocess);
    const state = { ...(input as object), preprocess: { value: preprocess } };
    const isRendered = (preprocess as Ingest.PreprocessResult).status === "rendered";
    const analysis = isRendered ? await this.#analyse(execution, state) : undefined;
    const complete = analysis ? { ...state, analysis } : state;
    return this.#invoke(execution, STATES.FanoutDynamoDB, complete, (ports, value) =>
      Ingest.record(ports as never, Ingest.RecordInput.parse(value)),
    );
  }

  async #analyse(execution: Process, input: unknown): Promise<unknown> {
    const [textBranch, facesBranch] = STATES.Analyse.Branches;
    const failed = (error: Error) => ({ status: "failed", error: error.name });
    const [text, faces] = await Promise.all([
      this.#invoke(execution, textBranch.States.DetectText, input, Ingest.detectText).catch(failed),
      this.#invoke(execution, facesBranch.States.IndexFaces, input, Ingest.indexFaces).catch(failed),
    ]);
    return { text, faces };
  }

  /** One task: a function in a sandbox of its own, tried again as its state says. */
  async #invoke(execution: Process, task: { readonly Retry: readonly object[] }, input: unknown, step: Step) {
    const retries = task.Retry as readonly { ErrorEquals: readonly string[]; MaxAttempts: number }[];
    for (let attempt = 1; ; attempt++) {
      try {
        return asJson(await this.#sandbox(execution, input, step));
      } catch (error) {
        const retry = retries.find(({ ErrorEquals }) => ErrorEquals.includes((error as Error).name));
        if (!retry || attempt > retry.MaxAttempts) throw error;
      }
    }
  }

  #sandbox(execution: Process, input: unknown, step: Step): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const exit = Object.assign(new Error("The sandbox is gone."), { name: "Runtime.ExitError" });
      const sandbox = this.#world.begin(() => !execution.isDead && reject(exit));
      sandbox.isDead = execution.isDead;
      step(this.#world.ports(sandbox), asJson(input) as Ingest.ExecutionInput).then(resolve, reject);
    });
  }
}

/** As it is after it was sent: steps meet only through JSON. */
function asJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null));
}
