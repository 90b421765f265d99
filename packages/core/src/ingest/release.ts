import type { Clock } from "../clock/index.ts";
import * as Photo from "../photo/photo.ts";
import type { Projection } from "../port/index.ts";
import { originalsOf } from "./message.ts";

interface Ports {
  readonly projection: Pick<Projection, "photo" | "save">;
  readonly clock: Clock;
}

/** How often a photo is read again because somebody else wrote it. */
const MAX_ATTEMPTS = 5;

/**
 * Ends the leases of executions that died with the machine they ran on, so that their photos need not wait for them. Only for
 * whoever knows that nothing of them is left: where queue, functions and executions die together.
 * @param bodies of the messages that were in flight
 * @returns photos that need not wait any more
 */
export async function release({ projection, clock }: Ports, bodies: readonly string[]): Promise<number> {
  let released = 0;
  for (const original of bodies.flatMap(originalsOf)) {
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      const previous = await projection.photo(original);
      if (!previous || Photo.busyMs(previous, clock.now()) === 0) break;
      if ((await projection.save(Photo.interrupted(previous, clock.now()), previous)) === "conflict") continue;
      released += 1;
      break;
    }
  }
  return released;
}
