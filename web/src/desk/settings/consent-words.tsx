import { getTranslations } from "next-intl/server";

import { FoldMark } from "../fold-mark.tsx";

export interface NoticeView {
  readonly language: string;
  readonly locale: string;
  readonly points: readonly string[];
  /** Lower-case hex SHA-256 of the words, as each consent records it. */
  readonly hash: string;
}

interface Props {
  readonly version: string;
  readonly notices: readonly NoticeView[];
}

/** The very words that runners agree to, in every language, with what their consent records of them. */
export async function ConsentWords({ version, notices }: Props) {
  const t = await getTranslations("setup.notice");
  return (
    <details className="mt-5 rounded-xl border border-line px-4 py-3">
      <summary className="tap flex items-center font-semibold">
        <FoldMark />
        {t("title", { version })}
      </summary>
      <div className="flex flex-col gap-6 pt-2 pb-1">
        {notices.map(({ language, locale, points, hash }) => (
          <div key={locale} lang={locale}>
            <h3 className="text-sm font-semibold">{language}</h3>
            <ul className="mt-1 list-disc pl-5">
              {points.map((point) => (
                <li key={point}>{point}</li>
              ))}
            </ul>
            <p className="mt-2 text-sm break-all text-soft">SHA-256 {hash}</p>
          </div>
        ))}
      </div>
    </details>
  );
}
