"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { BoardReader } from "./board-api.ts";
import { BoardTroubles } from "./board-troubles.tsx";
import { BoardWatch } from "./board-watch.ts";
import type { Board, BoardLine } from "./load-board.ts";
import { openOf, Pace } from "./pace.ts";

const ORDER = ["received", "processing", "searchable", "partial", "rejected", "dead-lettered"] as const;

interface Props {
  readonly eventId: string;
  /** As the server drew it. */
  readonly first: Board;
  readonly mayRetry: boolean;
}

/** How far the photos are, without a reload. */
export function LiveBoard({ eventId, first, mayRetry }: Props) {
  const t = useTranslations("desk.board");
  const state = useTranslations("desk.state");
  const [board, setBoard] = useState(first);
  const [pace] = useState(() => new Pace());
  const [perMinute, setPerMinute] = useState<number>();
  const [problem, setProblem] = useState<string>();
  const [reader] = useState(() => new BoardReader(eventId));
  const open = openOf(board);
  const isBusy = open > 0;

  useEffect(() => {
    const onLook = (seen: Board, wrong: string | undefined) => {
      setProblem(wrong);
      pace.note(seen, Date.now());
      setBoard(seen);
      setPerMinute(pace.perMinute(Date.now()));
    };
    const watch = new BoardWatch(first, { read: () => reader.read(), isHidden: () => document.hidden, onLook });
    const again = () => {
      if (!document.hidden) watch.look();
    };
    watch.look();
    document.addEventListener("visibilitychange", again);
    window.addEventListener("board", again);
    return () => {
      watch.stop();
      document.removeEventListener("visibilitychange", again);
      window.removeEventListener("board", again);
    };
  }, [reader, pace, first]);

  return (
    <section aria-label={t("title")} className="flex flex-col gap-5">
      <dl className="grid grid-cols-3 gap-px overflow-hidden rounded-xl border border-line bg-line lg:grid-cols-6">
        {ORDER.map((status) => (
          <div key={status} className="flex flex-col-reverse bg-surface px-4 py-2.5">
            <dt className="text-sm text-soft">{state(status)}</dt>
            <dd data-count={status} className={`numbers text-xl font-semibold ${toneOf(status, board.counts[status])}`}>
              {board.counts[status]}
            </dd>
          </div>
        ))}
      </dl>
      {/* The pace is another one with every look; what has stopped, and that all is done, is read out. */}
      <p role="status" aria-live={isBusy && !problem ? "off" : "polite"} className="text-soft">
        {problem ? t(`problem.${problem === "not-signed-in" ? "not-signed-in" : "unavailable"}`) : paceText()}
      </p>
      {(board.photographers.length > 0 || board.cameras.length > 0) && (
        <div className="grid gap-5 lg:grid-cols-2">
          <Lines title={t("photographers")} lines={board.photographers} />
          <Lines
            title={t("cameras")}
            lines={board.cameras.map((line, index) => ({ ...line, name: t("camera", { number: index + 1 }) }))}
          />
        </div>
      )}
      {board.troubles.length > 0 && (
        <BoardTroubles
          eventId={eventId}
          troubles={board.troubles}
          hasMore={board.hasMoreTroubles}
          mayRetry={mayRetry}
          onRetried={() => window.dispatchEvent(new Event("board"))}
        />
      )}
    </section>
  );

  function paceText(): string {
    if (!isBusy) return t("quiet");
    if (perMinute === undefined) return t("measuring", { open });
    if (perMinute < 1) return t("still", { open });
    const minutes = Math.max(1, Math.ceil(open / perMinute));
    return t("pace", { open, perMinute: Math.round(perMinute), minutes });
  }
}

function toneOf(status: (typeof ORDER)[number], count: number): string {
  if (count === 0) return "text-soft";
  if (status === "rejected" || status === "dead-lettered") return "text-danger";
  return status === "partial" ? "text-warning" : "";
}

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly BoardLine[] }) {
  const t = useTranslations("desk.board");
  if (lines.length === 0) return null;
  return (
    <table className="w-full self-start text-sm">
      <thead className="text-soft">
        <tr className="border-b border-line">
          <th className="py-1.5 text-left font-medium">{title}</th>
          <th className="py-1.5 text-right font-medium">{t("total")}</th>
          <th className="py-1.5 text-right font-medium">{t("searchable")}</th>
          <th className="py-1.5 text-right font-medium">{t("troubled")}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ name, total, searchable, troubled }) => (
          <tr key={name} className="border-b border-line">
            <td className="max-w-48 truncate py-1.5">{name}</td>
            <td className="numbers py-1.5 text-right text-base">{total}</td>
            <td className="numbers py-1.5 text-right text-base">{searchable}</td>
            <td className={`numbers py-1.5 text-right text-base ${troubled > 0 ? "text-danger" : "text-soft"}`}>
              {troubled}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
