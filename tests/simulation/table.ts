import { isDeepStrictEqual } from "node:util";
import { saveWrites } from "../../packages/core/src/aws/save-transaction.ts";
import { Photo } from "../../packages/core/src/photo/index.ts";

type Item = Record<string, unknown>;
type Key = { readonly PK?: unknown; readonly SK?: unknown };

/** The table in memory. It runs the very transactions that DynamoDB gets. */
export class Table {
  readonly items = new Map<string, Item>();

  /** @returns `conflict`, and nothing changed, when the photo was written since `previous` was read */
  save(photo: Photo.Info, previous: Photo.Info | undefined): "saved" | "conflict" {
    const [first, ...others] = saveWrites("table", photo, previous);
    const condition = first?.Put?.ExpressionAttributeValues?.[":seen"];
    const known = this.items.get(name(first?.Put?.Item));
    if (known?.revision !== condition) return "conflict";
    for (const write of [first, ...others]) {
      if (write?.Put) this.items.set(name(write.Put.Item), asStored(write.Put.Item));
      else if (write?.Delete) this.items.delete(name(write.Delete.Key));
      else if (write?.Update) this.#update(write.Update);
    }
    return "saved";
  }

  photo(ref: Parameters<typeof Photo.photoKey>[0]): Photo.Info | undefined {
    const item = this.items.get(name(Photo.photoKey(ref)));
    return item && Photo.Info.parse(item);
  }

  photos(): Photo.Info[] {
    return [...this.items.values()].filter(({ type }) => type === "PHOTO").map((item) => Photo.Info.parse(item));
  }

  dueRetries(now: Date) {
    const due = Photo.retrySortKey(now.toISOString());
    return this.#retries().filter(({ SK }) => String(SK) < due) as unknown as Pick<
      Photo.Info,
      "organizerId" | "eventId" | "photoId"
    >[];
  }

  hasRetries(): boolean {
    return this.#retries().length > 0;
  }

  /** What is wrong with the rows that should follow from the photos, in words. */
  inconsistencies(): string[] {
    const expected = new Table();
    for (const photo of this.photos()) expected.save(photo, undefined);
    const names = new Set([...this.items.keys(), ...expected.items.keys()]);
    return [...names].flatMap((key) => {
      const [is, should] = [this.items.get(key), expected.items.get(key)];
      // Sums and facts leave an empty item behind.
      const counts = /\n(COUNT|TIMELINE|COVER)#/.test(key);
      const same = counts ? isDeepStrictEqual(nonZero(is), nonZero(should)) : isDeepStrictEqual(is, should);
      return same
        ? []
        : [`row ${key.replace("\n", " ")} is ${JSON.stringify(is)} instead of ${JSON.stringify(should)}`];
    });
  }

  #retries(): Item[] {
    return [...this.items.values()].filter(({ PK }) => PK === Photo.RETRY_PARTITION);
  }

  #update({
    Key,
    UpdateExpression = "",
    ExpressionAttributeNames = {},
    ExpressionAttributeValues = {},
  }: {
    readonly Key: Item | undefined;
    readonly UpdateExpression?: string | undefined;
    readonly ExpressionAttributeNames?: Record<string, string> | undefined;
    readonly ExpressionAttributeValues?: Item | undefined;
  }): void {
    const item = this.items.get(name(Key)) ?? { ...Key };
    this.items.set(name(Key), item);
    for (const [placeholder, attribute] of Object.entries(ExpressionAttributeNames)) {
      if (UpdateExpression.startsWith("REMOVE ")) {
        delete item[attribute];
        continue;
      }
      if (UpdateExpression.startsWith("SET ")) {
        item[attribute] = ExpressionAttributeValues[placeholder.replace("#", ":")];
        continue;
      }
      const by = Number(ExpressionAttributeValues[placeholder.replace("#s", ":d")]);
      item[attribute] = Number(item[attribute] ?? 0) + by;
    }
  }
}

function name(key: Key | undefined): string {
  return `${key?.PK}\n${key?.SK}`;
}

/** As it comes back from the real table: without what was undefined. */
function asStored(item: Item | undefined): Item {
  return JSON.parse(JSON.stringify(item)) as Item;
}

function nonZero(item: Item | undefined): Item {
  return Object.fromEntries(
    Object.entries(item ?? {}).filter(([key, value]) => value !== 0 && key !== "PK" && key !== "SK"),
  );
}
