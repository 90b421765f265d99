import type { Event } from "@snaprace/core/event";
import { getTranslations } from "next-intl/server";
import type { Locale } from "../../i18n/routing.ts";
import type { DisclosureData } from "./disclosure-data.ts";

/** As the text of a page, whatever is in it. */
const plain = (text: unknown) => String(text).replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

const list = (items: readonly string[]) => `<ul>${items.map((item) => `<li>${item}</li>`).join("")}</ul>`;

/** What is held of a runner as a page that a person reads, in a file of its own: it needs nothing else to be shown. */
export async function disclosurePage(event: Event.Info, data: DisclosureData, locale: Locale): Promise<string> {
  const t = await getTranslations({ locale, namespace: "privacyDesk.file" });
  const audit = await getTranslations({ locale, namespace: "privacyDesk.audit" });
  const format = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "medium", timeZone: event.timeZone });
  const when = (instant: string | undefined) => (instant ? plain(format.format(new Date(instant))) : "");
  const section = (title: string, items: readonly string[], more = "") =>
    `<h2>${plain(title)}</h2>${more}${items.length > 0 ? list(items) : more ? "" : `<p>${plain(t("none"))}</p>`}`;
  const facts = (values: object) =>
    Object.entries(values)
      .filter(
        ([, value]) =>
          value !== undefined && value !== null && value !== "" && !(Array.isArray(value) && value.length === 0),
      )
      .map(
        ([name, value]) => `<b>${plain(name)}</b>: ${plain(typeof value === "object" ? JSON.stringify(value) : value)}`,
      );
  const { status, gunMs, chipMs, ...entry } = data.runner;
  const title = t("title", { bib: data.runner.bib });
  const action = (name: string) => {
    const key = `action.${name}` as Parameters<typeof audit.has>[0];
    return audit.has(key) ? audit(key) : name;
  };
  const body = [
    `<h1>${plain(title)}</h1><p>${plain(t("race", { event: event.name }))}<br>${plain(t("made", { when: format.format(new Date(data.madeAt)) }))}<br>${plain(t("readme", { zone: event.timeZone }))}</p>`,
    section(t("runner"), facts(entry)),
    section(t("results"), facts({ status, gunMs, chipMs })),
    section(
      t("passings"),
      data.passings.map(({ checkpoint, passedAt }) => `${plain(checkpoint)}: ${when(passedAt)}`),
    ),
    section(
      t("photos"),
      data.photos.map((photo) => {
        const { photoId, fileName, capturedAt, visibility, readings, hasFaceOfRunner, hasFaceLikeRunner } = photo;
        const why = readings.map(({ source, confidence, state }) => {
          const said = { percent: Math.round(confidence), state: t(`state.${state}`) };
          return source === "manual" ? t("manual", said) : t("reading", said);
        });
        const marks = [
          ...why,
          ...(hasFaceOfRunner ? [t("face")] : []),
          ...(hasFaceLikeRunner ? [t("proposed")] : []),
          ...(visibility === "visible" ? [] : [t("hidden")]),
        ];
        return `${when(capturedAt)} · ${plain(fileName)} · <code>${photoId}</code><br>${plain(marks.join("; "))}`;
      }),
      `<p>${plain(t("facesText"))}</p>`,
    ),
    section(
      t("decisions"),
      data.decisions.map(
        ({ photoId, decision, decidedAt }) => `${when(decidedAt)}: ${plain(decision)} · <code>${plain(photoId)}</code>`,
      ),
    ),
    section(
      t("reports"),
      data.reports.map(
        ({ photoId, verdict, reportedAt }) => `${when(reportedAt)}: ${plain(verdict)} · <code>${plain(photoId)}</code>`,
      ),
    ),
    section(
      t("requests"),
      data.requests.map(
        ({ kind, requestedAt, outcome, note }) =>
          `${when(requestedAt)}: ${plain([kind, outcome, note].filter(Boolean).join(" · "))}`,
      ),
    ),
    section(
      t("imports"),
      data.imports.map(({ fileName, importedAt }) => `${when(importedAt)}: ${plain(fileName)}`),
    ),
    section(
      t("mail"),
      data.mail.map(({ email, bibs, consentedAt, toldAt }) =>
        [plain(email), plain(bibs.join(", ")), when(consentedAt), when(toldAt)].filter(Boolean).join(" · "),
      ),
      data.otherMail > 0 ? `<p>${plain(t("otherMail", { count: data.otherMail }))}</p>` : "",
    ),
    section(t("consents"), [], `<p>${plain(t("consentsText"))}</p>`),
    section(
      t("audit"),
      data.audit.map(({ action: name, happenedAt }) => `${when(happenedAt)}: ${plain(action(name))}`),
    ),
  ];
  return `<!doctype html>
<html lang="${locale}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${plain(title)}</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem}li{margin:.4rem 0}code{font-size:.8em}</style>
${body.join("\n")}
</html>
`;
}
