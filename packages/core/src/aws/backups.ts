import {
  BackupTypeFilter,
  DescribeContinuousBackupsCommand,
  DynamoDBClient,
  DynamoDBServiceException,
  ListBackupsCommand,
} from "@aws-sdk/client-dynamodb";
import { setting } from "../env/index.ts";
import { PATIENCE, patient } from "./patience.ts";

/** What still holds the table as it was. */
export interface Backups {
  /** ISO 8601 UTC: the earliest moment to which the table can be put back; `undefined` when nothing is kept of its past. */
  readonly since: string | undefined;
  /** Backups that somebody made by hand or by a plan, which no day ends. */
  readonly names: readonly string[];
}

/** For operators, with their own rights. */
export async function tableBackups(): Promise<Backups> {
  const client = patient(PATIENCE.operator, (waits) => new DynamoDBClient(waits));
  const TableName = setting("photoTable").name;
  try {
    const described = await known(client.send(new DescribeContinuousBackupsCommand({ TableName })));
    const kept = described?.ContinuousBackupsDescription?.PointInTimeRecoveryDescription;
    const listed = await known(client.send(new ListBackupsCommand({ TableName, BackupType: BackupTypeFilter.ALL })));
    return {
      since: kept?.EarliestRestorableDateTime?.toISOString(),
      names: (listed?.BackupSummaries ?? []).flatMap(({ BackupName }) => BackupName ?? []),
    };
  } finally {
    client.destroy();
  }
}

/** A DynamoDB that has no backups at all does not know the question. */
async function known<Output>(request: Promise<Output>): Promise<Output | undefined> {
  try {
    return await request;
  } catch (error) {
    if (error instanceof DynamoDBServiceException && /UnknownOperation|NotImplemented/.test(error.name))
      return undefined;
    throw error;
  }
}
