import { escaped } from "../html/index.ts";
import type { Mail } from "../port/index.ts";
import type { Locale } from "./words.ts";

export interface Parts {
  readonly locale: Locale;
  readonly subject: string;
  readonly heading: string;
  readonly paragraphs: readonly string[];
  /** Shown large, for copying. */
  readonly code?: string | undefined;
  readonly actions?: readonly Link[] | undefined;
  /** Small words below: why this mail came. */
  readonly foot: readonly string[];
  readonly unsubscribe?: Link | undefined;
}

interface Link {
  readonly label: string;
  /** Absolute, made by us. */
  readonly url: string;
}

/** Text and HTML of one mail that say the same. Every word may come from a person: none of them is ever markup. */
export function compose(parts: Parts): Omit<Mail, "to" | "unsubscribeUrl"> {
  return { subject: oneLine(parts.subject), text: plain(parts), html: markup(parts) };
}

function plain({ heading, paragraphs, code, actions = [], foot, unsubscribe }: Parts): string {
  const blocks = [
    heading,
    ...paragraphs,
    ...(code ? [code] : []),
    ...actions.map(({ label, url }) => `${label}:\n${url}`),
    "--",
    ...foot,
    ...(unsubscribe ? [`${unsubscribe.label}:\n${unsubscribe.url}`] : []),
  ];
  return `${blocks.map(withoutControls).join("\n\n")}\n`;
}

const FONT = "font-family:-apple-system,'Apple SD Gothic Neo','Malgun Gothic','Segoe UI',sans-serif";

const BUTTON =
  "display:inline-block;padding:12px 20px;background:#1c1917;color:#ffffff;border-radius:8px;text-decoration:none;font-weight:600";

function markup({ locale, subject, heading, paragraphs, code, actions = [], foot, unsubscribe }: Parts): string {
  const body = [
    `<h1 style="font-size:22px;line-height:1.35;margin:0 0 16px">${shown(heading)}</h1>`,
    ...paragraphs.map((text) => `<p style="margin:0 0 16px">${shown(text)}</p>`),
    code ? `<p style="font-size:32px;font-weight:700;letter-spacing:6px;margin:24px 0">${shown(code)}</p>` : "",
    ...actions.map(
      ({ label, url }) => `<p style="margin:24px 0"><a href="${shown(url)}" style="${BUTTON}">${shown(label)}</a></p>`,
    ),
    `<hr style="border:0;border-top:1px solid #d6d3d1;margin:28px 0 16px">`,
    ...foot.map((text) => `<p style="font-size:13px;color:#57534e;margin:0 0 8px">${shown(text)}</p>`),
    unsubscribe
      ? `<p style="font-size:13px;margin:0"><a href="${shown(unsubscribe.url)}" style="color:#57534e">${shown(unsubscribe.label)}</a></p>`
      : "",
  ];
  return `<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${shown(oneLine(subject))}</title></head>
<body style="margin:0;padding:24px;background:#ffffff;color:#1c1917;font-size:16px;line-height:1.6;${FONT}">
<div style="max-width:520px;margin:0 auto">
${body.filter(Boolean).join("\n")}
</div>
</body>
</html>
`;
}

function shown(text: string): string {
  return escaped(withoutControls(text));
}

/** A line break in a subject would begin another header. */
function oneLine(text: string): string {
  return withoutControls(text).replaceAll(/\s+/g, " ").trim();
}

/** Also the marks that turn the direction of what follows. */
function withoutControls(text: string): string {
  return text.replaceAll(/[^\P{Cc}\n]|[\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, " ");
}
