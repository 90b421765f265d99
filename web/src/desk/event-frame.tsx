import { Organizer } from "@snaprace/core/organizer";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { formatDay } from "../i18n/format-day.ts";
import { Link } from "../i18n/navigation.ts";
import type { EventAccess, Session } from "../session/session.ts";
import { DeskPage } from "./desk-page.tsx";
import { EventStatus } from "./event-status.tsx";
import { deskPaths } from "./paths.ts";
import { ShownTab } from "./shown-tab.tsx";

/** The parts of an event's desk, in the order of a race's work, with who may see them. */
const TABS = [
  { name: "overview", href: deskPaths.event, least: "photographer" },
  { name: "upload", href: deskPaths.upload, least: "photographer" },
  { name: "review", href: deskPaths.review, least: "editor" },
  { name: "photos", href: deskPaths.photos, least: "editor" },
  { name: "runners", href: deskPaths.runners, least: "editor" },
  { name: "coverage", href: (eventId: string) => deskPaths.coverage(eventId), least: "editor" },
  { name: "publish", href: deskPaths.publish, least: "editor" },
  { name: "numbers", href: deskPaths.numbers, least: "editor" },
  { name: "privacy", href: (eventId: string) => deskPaths.privacy(eventId), least: "editor" },
  { name: "settings", href: deskPaths.settings, least: "editor" },
] as const satisfies readonly { name: string; href: (eventId: string) => string; least: Organizer.Role }[];

interface Props {
  readonly session: Session;
  readonly access: EventAccess;
  readonly current: (typeof TABS)[number]["name"];
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** What stands above every page of an event: which one it is, and the way to the other pages. */
export async function EventFrame({ session, access: { event, role }, current, actions, children }: Props) {
  const t = await getTranslations("organize.tabs");
  const locale = await getLocale();
  return (
    <DeskPage session={session}>
      <div className="flex flex-wrap items-start justify-between gap-4">
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-3">
            <h1 className="text-xl font-bold">{event.name}</h1>
            <EventStatus status={event.status} />
          </div>
          <p className="mt-1 text-soft">
            {[formatDay(event.startsOn, locale), event.place].filter(Boolean).join(" · ")}
          </p>
        </div>
        {actions && <div className="flex flex-wrap gap-3">{actions}</div>}
      </div>
      <nav
        aria-label={t("label")}
        className="-mx-4 mt-5 mb-6 overflow-x-auto border-b border-line px-4 sm:mx-0 sm:px-0"
      >
        <ul className="flex gap-1">
          {TABS.filter(({ least }) => Organizer.allows(role, least)).map(({ name, href }) => (
            <li key={name}>
              <Link
                href={href(event.eventId)}
                prefetch={false}
                aria-current={name === current ? "page" : undefined}
                className="tap -mb-px inline-flex items-center border-b-2 border-transparent px-3 font-medium whitespace-nowrap text-soft hover:text-ink aria-[current=page]:border-accent aria-[current=page]:text-ink"
              >
                {t(name)}
              </Link>
            </li>
          ))}
        </ul>
        <ShownTab />
      </nav>
      {children}
    </DeskPage>
  );
}
