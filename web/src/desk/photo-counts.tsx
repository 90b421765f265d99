import type { StatusCounts } from "@snaprace/core/port";
import { getTranslations } from "next-intl/server";

const ORDER = ["searchable", "processing", "received", "partial", "rejected", "dead-lettered"] as const;

/** How many photos are where; states that no photo is in stay out of the way. */
export async function PhotoCounts({ counts }: { readonly counts: StatusCounts }) {
  const t = await getTranslations("desk.state");
  const shown = ORDER.filter((status, index) => index === 0 || counts[status] > 0);
  return (
    <dl className="mt-6 grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-6">
      {shown.map((status) => (
        <div key={status} className="flex flex-col-reverse rounded-xl border border-line bg-surface px-4 py-3">
          <dt className="text-sm text-soft">{t(status)}</dt>
          <dd className="numbers text-xl font-semibold">{counts[status]}</dd>
        </div>
      ))}
    </dl>
  );
}
