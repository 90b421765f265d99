import type { Database } from "../env/index.ts";
import type { Inspection, Seen } from "../port/index.ts";
import { photoTable } from "../topology/index.ts";
import { type Check, check, must } from "./check.ts";

const DAY_MS = 86_400_000;
/** Time enough to rotate a password in peace. */
const NOTICE_DAYS = 14;

interface DatabaseLook {
  readonly settings: Database | undefined;
  /** When the role's password ends; undefined when it never does. */
  passwordEnd(database: Database): Promise<Date | undefined>;
}

/** The table, and the password of the database behind it. */
export function projectionChecks(inspection: Inspection, stage: string, database: DatabaseLook, now: Date): Check[] {
  return [
    check("Table", inspection.table, (table) => ({
      fine: `${table.indexes.length + 1} keys as declared`,
      problems: [
        must(table.status === "ACTIVE", `The table is ${table.status}.`, "Wait until it is active, and look again."),
        must(isSameKey(table, photoTable), "The table has other keys than this release reads."),
        ...Object.entries(photoTable.indexes).map(([name, keys]) => {
          const index = table.indexes.find((one) => one.name === name);
          if (!index) return must(false, `The index ${name} is missing.`);
          if (!isSameKey(index, keys)) return must(false, `The index ${name} has other keys than this release reads.`);
          return must(index.status === "ACTIVE", `The index ${name} is ${index.status}.`, "Wait until it is filled.");
        }),
        must(stage !== "prod" || table.deletionProtection, "The table of prod can be deleted."),
      ],
    })),
    check("Items that end", inspection.timeToLive, (attribute) => ({
      fine: `by ${photoTable.timeToLive}`,
      problems: [must(attribute === photoTable.timeToLive, "Items that should end by themselves stay for ever.")],
    })),
    check("Point-in-time recovery", inspection.isRestorable, (restorable) => ({
      fine: "the table can be restored to any second of the last 35 days",
      problems: [must(restorable, "A damaged table cannot be restored.")],
    })),
    check(
      "Database password",
      async (): Promise<Seen<{ end: Date | undefined }>> =>
        database.settings ? { end: await database.passwordEnd(database.settings) } : "not-here",
      ({ end }) => {
        const left = end && Math.floor((end.getTime() - now.getTime()) / DAY_MS);
        const todo =
          "alter role … password '…' valid until '…', then the secret DatabasePassword, then deploy: docs/DEPLOYMENT.md, Private network.";
        return {
          fine: `ends in ${left} days`,
          problems: [
            must(end !== undefined, "The database password never ends, so nobody will ever change it.", todo),
            must(left === undefined || left >= 0, `The database password ended ${-(left ?? 0)} days ago.`, todo),
            must(
              left === undefined || left < 0 || left > NOTICE_DAYS,
              `The database password ends in ${left} days.`,
              todo,
            ),
          ],
        };
      },
    ),
  ];
}

function isSameKey(
  found: { readonly partitionKey: string; readonly sortKey: string },
  wanted: { readonly partitionKey: string; readonly sortKey: string },
): boolean {
  return found.partitionKey === wanted.partitionKey && found.sortKey === wanted.sortKey;
}
