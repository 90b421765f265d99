import { Audit } from "@snaprace/core/audit";
import { Participant } from "@snaprace/core/participant";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { EventFrame } from "../../../../../../../desk/event-frame.tsx";
import { deskPaths } from "../../../../../../../desk/paths.ts";
import { RunnerForm } from "../../../../../../../desk/runners/runner-form.tsx";
import { siteContext } from "../../../../../../../server/context.ts";
import { requireEventAccess, requireSession } from "../../../../../../../session/pages.ts";

interface Props {
  readonly params: Promise<{ locale: string; event: string; bib: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { bib } = await params;
  return { title: bib, robots: { index: false } };
}

export default async function RunnerPage({ params }: Props) {
  const { locale, event: eventId, bib } = await params;
  setRequestLocale(locale);
  const session = await requireSession(deskPaths.runner(eventId, bib));
  const access = await requireEventAccess(session, eventId, "editor");
  const runner = await Participant.fromBib(session.truth, eventId, bib);
  if (!runner) notFound();
  const { organizerId } = access.event;
  const entry = { organizerId, eventId, actor: session.userId, action: "runner.viewed", subject: bib } as const;
  await Audit.record(siteContext().serverTruth, entry);
  const t = await getTranslations("organize.runners");
  return (
    <EventFrame session={session} access={access} current="runners">
      <h2 className="text-lg font-semibold">
        <span className="numbers">{runner.bib}</span> {runner.name}
      </h2>
      <p className="mb-5 text-soft">{t("correctText")}</p>
      <RunnerForm eventId={eventId} runner={runner} />
    </EventFrame>
  );
}
