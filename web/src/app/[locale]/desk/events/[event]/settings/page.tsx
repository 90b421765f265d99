import { Bib } from "@snaprace/core/bib";
import { Checkpoint } from "@snaprace/core/checkpoint";
import type { Event } from "@snaprace/core/event";
import { Organizer } from "@snaprace/core/organizer";
import { Photographer } from "@snaprace/core/photographer";
import { Race } from "@snaprace/core/race";
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { EventFrame } from "../../../../../../desk/event-frame.tsx";
import { deskPaths } from "../../../../../../desk/paths.ts";
import { Section } from "../../../../../../desk/section.tsx";
import { BibsSection } from "../../../../../../desk/settings/bibs-section.tsx";
import { CheckpointsSection } from "../../../../../../desk/settings/checkpoints-section.tsx";
import { ConsentWords } from "../../../../../../desk/settings/consent-words.tsx";
import { LifeSection } from "../../../../../../desk/settings/life-section.tsx";
import { localDay, localMinute, localSecond, nextYear } from "../../../../../../desk/settings/local.ts";
import { LookSection } from "../../../../../../desk/settings/look-section.tsx";
import { PhotographersSection } from "../../../../../../desk/settings/photographers-section.tsx";
import { RacesSection } from "../../../../../../desk/settings/races-section.tsx";
import {
  BasicsSection,
  type EventView,
  FacesSection,
  RetentionSection,
} from "../../../../../../desk/settings/settings-sections.tsx";
import { VideoSection } from "../../../../../../desk/settings/video-section.tsx";
import { clockAt } from "../../../../../../gallery/local-time.ts";
import { noticesOf } from "../../../../../../selfie/notice.ts";
import { requireEventAccess, requireSession } from "../../../../../../session/pages.ts";

interface Props {
  readonly params: Promise<{ locale: string; event: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: "organize.settings" });
  return { title: t("title"), robots: { index: false } };
}

export default async function SettingsPage({ params }: Props) {
  const { locale, event: eventId } = await params;
  setRequestLocale(locale);
  const session = await requireSession(deskPaths.settings(eventId));
  const access = await requireEventAccess(session, eventId, "editor");
  const { event, role } = access;
  const t = await getTranslations("organize.settings");
  const own = await getTranslations("setup");
  const [races, checkpoints, all, here, notice] = await Promise.all([
    Race.forEvent(session.truth, eventId),
    Checkpoint.forEvent(session.truth, eventId),
    Photographer.forOrganizer(session.truth, event.organizerId),
    Photographer.forEvent(session.truth, eventId),
    noticesOf(event),
  ]);
  const isHere = new Set(here.map(({ photographerId }) => photographerId));
  const view = viewOf(event);
  return (
    <EventFrame session={session} access={access} current="settings">
      <div className="flex max-w-3xl flex-col gap-12">
        <Section title={t("basics")}>
          <BasicsSection event={view} timeZones={Intl.supportedValuesOf("timeZone")} />
        </Section>
        <Section title={t("races")} text={t("racesText", { zone: event.timeZone })}>
          <RacesSection
            eventId={eventId}
            races={races.map(({ raceId, name, distanceM, startsAt, waves }) => ({
              raceId,
              name,
              km: distanceM ? String(distanceM / 1000) : "",
              startsAt: startsAt ? localMinute(startsAt, event.timeZone) : "",
              waves: waves.map((wave) => `${wave.name} ${clockAt(wave.startsAt, event.timeZone, false)}`).join("\n"),
            }))}
          />
        </Section>
        <Section title={own("checkpoints.title")} text={own("checkpoints.text")}>
          <CheckpointsSection
            eventId={eventId}
            checkpoints={checkpoints.map(({ checkpointId, name, distanceM }) => ({
              checkpointId,
              name,
              km: String(distanceM / 1000),
            }))}
          />
        </Section>
        <Section title={t("bibs")} text={t("bibsText")}>
          <BibsSection event={view} />
        </Section>
        <Section title={t("faces")}>
          <FacesSection event={view} />
          <ConsentWords {...notice} />
        </Section>
        <Section title={t("retention")} text={t("retentionText")}>
          <RetentionSection event={view} />
        </Section>
        <Section title={t("photographers")}>
          <PhotographersSection
            eventId={eventId}
            photographers={all.map(({ photographerId, name }) => ({
              id: photographerId,
              name,
              isHere: isHere.has(photographerId),
            }))}
          />
        </Section>
        <Section title={own("video.title")} text={own("video.text")}>
          <VideoSection event={view} />
        </Section>
        <Section title={t("look")} text={t("lookText")}>
          <LookSection eventId={eventId} version={event.version} eventName={event.name} branding={event.branding} />
        </Section>
        <Section title={t("life")}>
          <LifeSection
            eventId={eventId}
            name={event.name}
            isArchived={event.status === "archived"}
            isOwner={Organizer.allows(role, "owner")}
            proposal={nextYear(event)}
          />
        </Section>
      </div>
    </EventFrame>
  );
}

function viewOf(event: Event.Info): EventView {
  const { eventId, name, startsOn, timeZone, place, displayMode, downloadPolicy, faceMode, version } = event;
  const rules = Bib.Rules.parse(event.bibRules ?? {});
  const range = ({ prefix, from, to }: (typeof rules.ranges)[number]) => `${prefix}${from}-${prefix}${to}`;
  return {
    ...{ eventId, name, startsOn, timeZone, place, displayMode, downloadPolicy, faceMode, version },
    bibRules: {
      lettersAllowed: rules.lettersAllowed,
      minLength: rules.minLength,
      maxLength: rules.maxLength,
      pattern: rules.pattern ?? "",
      ranges: rules.ranges.map(range).join(" "),
      excluded: rules.excluded.join(" "),
    },
    facesExpireOn: event.facesExpireAt ? localDay(event.facesExpireAt, timeZone) : "",
    finishVideo: {
      url: event.finishVideo?.url ?? "",
      startsAt: event.finishVideo ? localSecond(event.finishVideo.startsAt, timeZone) : "",
      file: event.finishVideo?.file,
    },
    photosExpireOn: event.photosExpireAt ? localDay(event.photosExpireAt, timeZone) : "",
  };
}
