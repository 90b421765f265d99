import { isUnanswered, SnapRaceError } from "../errors/index.ts";

/** How long a client of AWS waits. Left to themselves they wait for ever for a service that takes the connection and is silent. */
export interface Patience {
  /** ms until there is a connection. */
  readonly connectMs: number;
  /** ms of one attempt until its answer begins. What is sent falls into it, what is received does not: a file may be long. */
  readonly answerMs: number;
  /**
   * ms without a byte. Never below `answerMs`, because who waits hears nothing; nor below 6,000: the client would look after every
   * request, and close connections that are kept for the next one as soon.
   */
  readonly silentMs: number;
  /** ms since the first attempt within which one that had no answer is repeated. Refusals and throttles are, as the SDK does it. */
  readonly againWithinMs: number;
}

/**
 * By what is asked for. A visitor waits for one of the first three, so all attempts together take a few seconds; the others end before
 * the function that waits does (`topology/functions.ts`). Connections are kept and there are 50 at most, which is the SDK's own choice.
 */
export const PATIENCE = {
  /** DynamoDB answers within milliseconds. Twice: the process may have been busy itself, or a kept connection have died unheard. */
  table: { connectMs: 2_000, answerMs: 3_000, silentMs: 10_000, againWithinMs: 3_500 },
  /** What is counted along the way, before the answer proper. */
  counter: { connectMs: 1_000, answerMs: 2_500, silentMs: 10_000, againWithinMs: 1_000 },
  /** Files, messages, mails and the edge's keys. A message is waited for at most a second. */
  service: { connectMs: 2_000, answerMs: 6_000, silentMs: 10_000, againWithinMs: 3_000 },
  /** Our own engine may have to start first. */
  recogniser: { connectMs: 2_000, answerMs: 18_000, silentMs: 20_000, againWithinMs: 1_000 },
  /** An execution is answered when it is over, which is after a minute at the latest. */
  execution: { connectMs: 2_000, answerMs: 65_000, silentMs: 70_000, againWithinMs: 5_000 },
  /** Operators list and describe, some of it slowly, and see that something goes on. */
  operator: { connectMs: 3_000, answerMs: 20_000, silentMs: 20_000, againWithinMs: 10_000 },
} as const satisfies Record<string, Patience>;

interface Context {
  readonly clientName?: string;
}
type Layer = <Next extends (request: never) => Promise<unknown>>(next: Next, context: Context) => Next;
interface Client {
  readonly middlewareStack: {
    addRelativeTo(layer: Layer, place: { name: string; relation: "before" | "after"; toMiddleware: string }): void;
  };
}

/**
 * The client that `make` makes with the waiting times it is given. Without an answer in time its calls
 * @throws SnapRaceError `unavailable`
 */
export function patient<Made extends Client>(
  patience: Patience,
  make: (waits: { readonly requestHandler: Readonly<Record<string, unknown>> }) => Made,
): Made {
  const client = make({
    requestHandler: {
      connectionTimeout: patience.connectMs,
      requestTimeout: patience.answerMs,
      // Without it, a request that takes too long is only logged.
      throwOnRequestTimeout: true,
      socketTimeout: patience.silentMs,
    },
  });
  const toMiddleware = "retryMiddleware";
  client.middlewareStack.addRelativeTo(outage, { name: "snapraceOutage", relation: "before", toMiddleware });
  const attempts = lastAttempt(patience.againWithinMs);
  client.middlewareStack.addRelativeTo(attempts, { name: "snapracePatience", relation: "after", toMiddleware });
  return client;
}

/** No `cause`: in it the SDK would find the error that it repeats. */
class GivenUp extends Error {
  override readonly name = "GivenUp";
  readonly failure: unknown;

  constructor(failure: unknown) {
    super("No answer, and no time for another attempt.");
    this.failure = failure;
  }
}

/** Around each attempt. */
function lastAttempt(againWithinMs: number): Layer {
  return ((next: (request: unknown) => Promise<unknown>) => {
    // The SDK puts its layers together anew for every call.
    let since: number | undefined;
    return async (request: unknown) => {
      since ??= performance.now();
      try {
        return await next(request);
      } catch (error) {
        throw isUnanswered(error) && performance.now() - since >= againWithinMs ? new GivenUp(error) : error;
      }
    };
  }) as Layer;
}

/** Around all attempts. */
const outage = ((next: (request: unknown) => Promise<unknown>, { clientName = "AWS" }: Context) =>
  (request: unknown) =>
    unlessSilent(clientName.replace(/Client$/, ""), next(request))) as Layer;

/**
 * An answer that may break off, such as a file's.
 * @throws SnapRaceError `unavailable` when it does
 */
export async function unlessSilent<Answer>(service: string, answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    const failure = error instanceof GivenUp ? error.failure : error;
    if (!isUnanswered(failure)) throw failure;
    throw new SnapRaceError("unavailable", `${service} does not answer.`, { cause: failure });
  }
}
