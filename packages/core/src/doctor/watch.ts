import type { Inspection } from "../port/index.ts";
import { alarmNames, sharedStages } from "../topology/index.ts";
import { type Check, check, must } from "./check.ts";

/** Whether somebody hears of it when something breaks, and what is ringing now. */
export function watchChecks(inspection: Inspection, stage: string): Check[] {
  const prefix = `snaprace-${stage}-`;
  return [
    check(
      "Alarms",
      () => inspection.alarms(prefix),
      (found) => {
        const isShared = (sharedStages as readonly string[]).includes(stage);
        const names = new Set(found.map(({ name }) => name));
        const missing = isShared ? alarmNames.filter((name) => !names.has(prefix + name)) : [];
        return {
          fine: isShared ? `${found.length}, none rings` : "none, as for every stage of one's own",
          problems: [
            must(missing.length === 0, `Alarms are missing: ${missing.join(", ")}.`),
            ...found.map(({ name, tells }) => must(tells, `${name} tells nobody.`)),
            ...found.map(({ name, isRinging, says }) =>
              must(
                !isRinging,
                `${name} rings. ${says.split(" What to do: ")[0]}`,
                says.split(" What to do: ")[1] ?? "",
              ),
            ),
          ],
        };
      },
    ),
  ];
}
