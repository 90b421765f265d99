"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "../../ui/button.tsx";
import { clock } from "../duration.ts";
import { ScrollRegion } from "../scroll-region.tsx";
import type { ReadyPreview } from "./preview-view.ts";

const COUNTS = ["added", "changed", "same", "kept", "missing", "problems"] as const;
const TONE = { problems: "text-danger", kept: "text-warning" } as const;

interface Props {
  readonly preview: ReadyPreview;
  readonly onSaveProblems: () => void;
}

/** What applying the file would do, line by line where it matters. */
export function ImportReport({ preview, onSaveProblems }: Props) {
  const t = useTranslations("organize.import");
  const { counts, added, changed, kept, problems } = preview;
  return (
    <section aria-labelledby="difference" className="flex flex-col gap-5">
      <h3 id="difference" className="text-lg font-semibold">
        {t("difference")}
      </h3>
      <dl className="grid grid-cols-3 gap-3 sm:grid-cols-6">
        {COUNTS.map((name) => (
          <div key={name} className="flex flex-col-reverse rounded-xl border border-line bg-surface px-3 py-2">
            <dt className="text-sm text-soft">{t(`count.${name}`)}</dt>
            <dd
              className={`numbers text-xl font-semibold ${counts[name] > 0 && name in TONE ? TONE[name as keyof typeof TONE] : ""}`}
            >
              {counts[name].toLocaleString()}
            </dd>
          </div>
        ))}
      </dl>
      {problems.length > 0 && (
        <Part
          title={t("problemsTitle", { count: counts.problems })}
          hint={t("problemsHint")}
          action={
            <Button size="small" onClick={onSaveProblems}>
              <Download aria-hidden className="size-4" />
              {t("saveProblems")}
            </Button>
          }
        >
          <Table heads={[t("line"), t("columnHead"), t("value"), t("problemColumn")]}>
            {problems.map(({ line, column, value, problem }) => (
              <tr key={line}>
                <td className="numbers px-3 py-2">{line}</td>
                <td className="px-3 py-2">{column}</td>
                <td className="px-3 py-2">{value || "—"}</td>
                <td className="px-3 py-2 text-danger">{t(`problem.${problem}`)}</td>
              </tr>
            ))}
          </Table>
        </Part>
      )}
      {changed.length > 0 && (
        <Part title={t("changedTitle", { count: counts.changed })}>
          <Changes changes={changed} heads={[t("before"), t("after")]} />
        </Part>
      )}
      {kept.length > 0 && (
        <Part title={t("keptTitle", { count: counts.kept })} hint={t("keptHint")}>
          <Changes changes={kept} heads={[t("stays"), t("fileSays")]} />
        </Part>
      )}
      {added.length > 0 && (
        <Part title={t("addedTitle", { count: counts.added })}>
          <p className="text-soft">
            {added.map(({ bib, name }) => `${bib} ${name}`).join(" · ")}
            {counts.added > added.length && " …"}
          </p>
        </Part>
      )}
    </section>
  );
}

interface ChangesProps {
  readonly changes: ReadyPreview["changed"];
  /** Of what is there and of what the file says. */
  readonly heads: readonly [string, string];
}

function Changes({ changes, heads }: ChangesProps) {
  const t = useTranslations("organize.import");
  const words = (value: unknown, field: string) => {
    if (value === null || value === "") return "—";
    return field.endsWith("Ms") ? clock(Number(value)) : String(value);
  };
  const nameOf = (field: string) => (field.startsWith("split:") ? field.slice(6) : t(`value-of.${field}`));
  return (
    <Table heads={[t("field.bib"), t("field.name"), t("columnHead"), ...heads]}>
      {changes.flatMap(({ bib, name, fields }) =>
        fields.map(({ field, before, after }) => (
          <tr key={`${bib} ${field}`}>
            <td className="numbers px-3 py-2 font-semibold">{bib}</td>
            <td className="px-3 py-2">{name}</td>
            <td className="px-3 py-2 text-soft">{nameOf(field)}</td>
            <td className="px-3 py-2 text-soft">{words(before, field)}</td>
            <td className="px-3 py-2">{words(after, field)}</td>
          </tr>
        )),
      )}
    </Table>
  );
}

interface PartProps {
  readonly title: string;
  readonly hint?: string;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

function Part({ title, hint, action, children }: PartProps) {
  return (
    <div>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h4 className="font-semibold">{title}</h4>
        {action}
      </div>
      {hint && <p className="text-sm text-soft">{hint}</p>}
      <div className="mt-2">{children}</div>
    </div>
  );
}

function Table({ heads, children }: { readonly heads: readonly string[]; readonly children: ReactNode }) {
  return (
    <ScrollRegion label={heads.join(", ")} className="max-h-80">
      <table className="w-full text-left text-sm">
        <thead className="sticky top-0 bg-sunken">
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col" className="px-3 py-2 font-semibold whitespace-nowrap">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line bg-surface">{children}</tbody>
      </table>
    </ScrollRegion>
  );
}
