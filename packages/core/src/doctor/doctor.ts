import type { Clock } from "../clock/index.ts";
import type { Database } from "../env/index.ts";
import * as Event from "../event/event.ts";
import type { Inspection, Inventory, Objects, Projection } from "../port/index.ts";
import type { Truth } from "../truth/index.ts";
import type { Result } from "./check.ts";
import { dataChecks } from "./data.ts";
import { imageChecks } from "./images.ts";
import { pipelineChecks } from "./pipeline.ts";
import { projectionChecks } from "./projection.ts";
import { storageChecks } from "./storage.ts";
import { watchChecks } from "./watch.ts";

export type { Outcome, Problem, Result } from "./check.ts";

export interface DoctorPorts {
  readonly inspection: Inspection;
  readonly inventory: Pick<Inventory, "keys" | "rows">;
  readonly objects: Pick<Objects, "head">;
  readonly projection: Pick<Projection, "gallery">;
  /** The server's: drafts are looked at too. */
  readonly truth: Truth;
  readonly clock: Clock;
  readonly stage: string;
  /** Where the pipeline speaks to a database directly. */
  readonly database: Database | undefined;
  passwordEnd(database: Database): Promise<Date | undefined>;
}

/**
 * Goes through the operations checklist, one point after the other. Reads only.
 * @returns what was found at each point, in the order of the checklist
 */
export async function* examine(ports: DoctorPorts): AsyncGenerator<Result> {
  const { inspection, stage } = ports;
  let known: Promise<readonly Event.Info[]> | undefined;
  const events = () => (known ??= Event.all(ports.truth));
  const checks = [
    ...storageChecks(inspection),
    ...pipelineChecks(inspection, stage),
    ...projectionChecks(
      inspection,
      stage,
      { settings: ports.database, passwordEnd: ports.passwordEnd },
      ports.clock.now(),
    ),
    ...imageChecks(inspection, ports.projection, events),
    ...watchChecks(inspection, stage),
    ...dataChecks({ ...ports, events }),
  ];
  for (const check of checks) yield { ...check, outcome: await check.run() };
}
