import { Event } from "@snaprace/core/event";
import { publicTruth } from "@snaprace/core/truth";
import { connection } from "next/server";
import { getTranslations, setRequestLocale } from "next-intl/server";

export default async function EventsPage({ params }: { params: Promise<{ locale: string }> }) {
  await connection();
  const { locale } = await params;
  setRequestLocale(locale);
  const t = await getTranslations("events");
  const events = await Event.published(publicTruth());
  return (
    <main className="p-4">
      <h1 className="text-2xl">{t("title")}</h1>
      <ul>
        {events.map((event) => (
          <li key={event.eventId}>{event.name}</li>
        ))}
      </ul>
    </main>
  );
}
