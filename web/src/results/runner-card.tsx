import type { Event } from "@snaprace/core/event";
import { getLocale, getTranslations } from "next-intl/server";
import type { ImageAddress } from "../gallery/image-url.ts";
import type { LoadedGallery } from "../gallery/load-gallery.ts";
import { RunnerWay } from "../timing/runner-way.tsx";
import { FinishVideo } from "./finish-video.tsx";
import { formatDuration } from "./format-duration.ts";

interface Props {
  readonly event: Event.Info;
  readonly preview: string | undefined;
  readonly about: NonNullable<LoadedGallery["about"]>;
  readonly found: LoadedGallery;
  readonly cdnUrl: string;
  readonly address: ImageAddress;
}

const FACTS = ["chip", "gun", "overall", "gender", "division"] as const;

/** One runner's race: times, places, and when she passed where, each a way to the photos of that moment. */
export async function RunnerCard({ event, preview, about, found, cdnUrl, address }: Props) {
  const [t, locale] = await Promise.all([getTranslations("results"), getLocale()]);
  const { entry, passings, fields } = about;
  const { result } = entry;
  const of = (place: number | undefined, count: number) => place && { value: place.toLocaleString(locale), count };
  const time = (ms: number | undefined) => (ms === undefined ? undefined : { value: formatDuration(ms), count: 0 });
  const facts = {
    chip: time(result?.chipMs),
    gun: time(result?.gunMs),
    overall: of(result?.placeOverall, fields.overall),
    gender: of(result?.placeGender, fields.gender),
    division: of(result?.placeDivision, fields.division),
  };
  const shown = FACTS.flatMap((name) => (facts[name] ? [{ name, ...facts[name] }] : []));
  const { finishedAt } = found;
  return (
    <section
      aria-label={t("card")}
      className="rounded-2xl border border-line bg-surface p-4 sm:p-5 lg:flex lg:items-start lg:gap-6"
    >
      <div className="min-w-0 lg:flex-1">
        {result && result.status !== "finished" && <p className="font-semibold">{t(`status.${result.status}`)}</p>}
        {shown.length > 0 && (
          <dl className="flex flex-wrap gap-x-6 gap-y-1 sm:gap-x-8">
            {shown.map(({ name, value, count }) => (
              <div key={name} className="shrink-0">
                <dt className="text-sm text-soft">
                  {name === "division" ? t("division", { name: entry.division ?? "" }) : t(name)}
                </dt>
                <dd className="numbers text-xl font-semibold">
                  {value}
                  {count > 0 && <span className="text-lg font-medium text-soft"> {t("of", { count })}</span>}
                </dd>
              </div>
            ))}
          </dl>
        )}
        <RunnerWay
          event={event}
          preview={preview}
          passings={passings}
          moments={found.moments}
          clocks={found.clocks}
          photographers={found.summary.photographers}
        />
      </div>
      {finishedAt !== undefined && (
        <FinishVideo
          event={event}
          cdnUrl={cdnUrl}
          address={address}
          finishedAt={finishedAt}
          photos={found.whole.photos}
        />
      )}
    </section>
  );
}
