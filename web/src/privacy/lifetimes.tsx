import { Event } from "@snaprace/core/event";
import { getTranslations } from "next-intl/server";

const DAY_MS = 86_400_000;

/** What is processed about people at this race, and when it dies. */
export async function Lifetimes({ event, locale }: { readonly event: Event.Info; readonly locale: string }) {
  const t = await getTranslations("privacy");
  const day = (instant: string | undefined) =>
    instant === undefined
      ? undefined
      : new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: event.timeZone }).format(new Date(instant));
  const now = new Date();
  const until = (instant: string | undefined) => {
    const name = day(instant);
    if (instant === undefined || name === undefined) return t("untilOrganizer");
    const days = Math.max(0, Math.ceil((Date.parse(instant) - now.getTime()) / DAY_MS));
    return `${t("until", { day: name })} · ${t("left", { days })}`;
  };
  const items = [
    { name: "photos", until: until(event.photosExpireAt) },
    { name: "bibs", until: until(event.photosExpireAt) },
    ...(Event.keepsFaces(event, now) ? [{ name: "faces", until: until(event.facesExpireAt) }] : []),
    ...(event.finishVideo?.file === undefined ? [] : [{ name: "video" as const, until: until(event.photosExpireAt) }]),
    { name: "selfie", until: t("never") },
    ...(Event.keepsFaces(event, now) ? [{ name: "found" as const, until: t("tab") }] : []),
    { name: "browser", until: t("yours") },
  ] as const;
  return (
    <section aria-labelledby="receipt" className="rounded-2xl border border-line bg-surface p-5">
      <h2 id="receipt" className="text-lg font-semibold">
        {t("receipt")}
      </h2>
      <dl className="mt-3 flex flex-col divide-y divide-line">
        {items.map(({ name, until }) => (
          <div key={name} className="flex flex-wrap items-baseline justify-between gap-x-6 py-2.5">
            <dt className="min-w-0 basis-64 grow">{t(`data.${name}`)}</dt>
            <dd className="text-soft">{until}</dd>
          </div>
        ))}
      </dl>
      <a href="#ask" className="tap mt-2 inline-flex items-center font-semibold text-accent-text underline">
        {t("deleteLink")}
      </a>
    </section>
  );
}
