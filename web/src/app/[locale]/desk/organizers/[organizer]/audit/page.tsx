import { Audit } from "@snaprace/core/audit";
import { Organizer } from "@snaprace/core/organizer";
import { Download } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { AuditFilters } from "../../../../../../desk/audit/audit-filters.tsx";
import { describe, loadAuditNames } from "../../../../../../desk/audit/describe.ts";
import { readAuditFilters, searchOf } from "../../../../../../desk/audit/filters.ts";
import { DeskPage } from "../../../../../../desk/desk-page.tsx";
import { membershipIn } from "../../../../../../desk/organizer-endpoint.ts";
import { deskPaths } from "../../../../../../desk/paths.ts";
import { ScrollRegion } from "../../../../../../desk/scroll-region.tsx";
import { getPathname, Link } from "../../../../../../i18n/navigation.ts";
import { requireSession } from "../../../../../../session/pages.ts";
import { buttonClass } from "../../../../../../ui/button-class.ts";
import { LinkButton } from "../../../../../../ui/index.ts";

interface Props {
  readonly params: Promise<{ locale: string; organizer: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const LIMIT = 100;
const CELLS = {
  when: "whitespace-nowrap text-soft",
  who: "whitespace-nowrap",
  what: "min-w-40 font-medium",
  event: "min-w-32",
  subject: "max-w-72 min-w-32 break-words text-soft",
  details: "max-w-72 min-w-40 break-words text-soft",
} as const;
const HEADS = ["when", "who", "what", "event", "subject", "details"] as const;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: "privacyDesk.audit" });
  return { title: t("title"), robots: { index: false } };
}

export default async function AuditPage({ params, searchParams }: Props) {
  const { locale, organizer: organizerId } = await params;
  setRequestLocale(locale);
  const session = await requireSession(deskPaths.audit(organizerId));
  const own = await membershipIn(session, organizerId);
  if (!own || !Organizer.allows(own.role, "owner")) notFound();
  const query = await searchParams;
  const filters = readAuditFilters(query);
  const names = await loadAuditNames(session, organizerId);
  const before = Math.trunc(Number(query.before));
  const wanted = { ...searchOf(organizerId, filters, names.timeZone), limit: LIMIT };
  const found = await Audit.search(session.truth, before > 0 ? { ...wanted, before } : wanted);
  const [t, lines] = await Promise.all([getTranslations("privacyDesk.audit"), describe(found.entries, names, locale)]);
  const desk = await getTranslations("desk");
  const last = lines.at(-1)?.entryId;
  return (
    <DeskPage session={session}>
      <Link href={deskPaths.home()} className="tap inline-flex items-center text-soft hover:underline">
        ← {desk("title")}
      </Link>
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div>
          <h1 className="text-xl font-bold">{t("titleOf", { name: own.name })}</h1>
          <p className="mt-1 text-soft">{t("text")}</p>
        </div>
        <a href={deskPaths.api.audit(organizerId, { ...filters, locale })} download className={buttonClass()}>
          <Download aria-hidden className="size-5" />
          {t("export")}
        </a>
      </div>
      <AuditFilters
        action={getPathname({ href: deskPaths.audit(organizerId), locale })}
        filters={filters}
        names={names}
      />
      {lines.length === 0 ? (
        <p className="rounded-xl border border-line bg-surface px-4 py-8 text-center text-soft">{t("none")}</p>
      ) : (
        <ScrollRegion label={t("title")}>
          <table className="w-full text-left">
            <thead className="bg-sunken text-sm">
              <tr>
                {HEADS.map((head) => (
                  <th key={head} scope="col" className="px-4 py-2 font-semibold">
                    {t(`head.${head}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className="divide-y divide-line bg-surface text-sm">
              {lines.map((line) => (
                <tr key={line.entryId}>
                  {HEADS.map((head) => (
                    <td key={head} className={`px-4 py-2.5 ${CELLS[head]}`}>
                      {line[head]}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      <div className="mt-4 flex gap-3">
        {before > 0 && <LinkButton href={deskPaths.audit(organizerId, filters)}>{t("newest")}</LinkButton>}
        {found.hasMore && last !== undefined && (
          <LinkButton href={deskPaths.audit(organizerId, { ...filters, before: String(last) })}>
            {t("older")}
          </LinkButton>
        )}
      </div>
    </DeskPage>
  );
}
