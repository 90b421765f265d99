"use client";

import { Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Notice } from "../../ui/notice.tsx";
import { commandKey } from "../command-key.ts";
import { SingleKeysSwitch, useSingleKeys } from "../single-keys.tsx";
import type { DeskPhotoPage } from "./load-photos.ts";
import { PhotoDesk } from "./photo-desk.ts";
import { PhotoZoom } from "./photo-zoom.tsx";
import { PhotosBar } from "./photos-bar.tsx";
import { PhotosGrid } from "./photos-grid.tsx";

interface Props {
  readonly eventId: string;
  /** Filters as the page's address has them. */
  readonly query: string;
  readonly first: DeskPhotoPage;
  readonly photographers: readonly { readonly id: string; readonly name: string }[];
}

/** Photos to select, and what to do with those that are. */
export function PhotosPanel({ eventId, query, first, photographers }: Props) {
  const t = useTranslations("desk.photos");
  const problem = useTranslations("organize.problem");
  const [desk] = useState(() => new PhotoDesk(eventId, query, first));
  const state = useSyncExternalStore(desk.subscribe, desk.state, desk.state);
  const [zoomed, setZoomed] = useState<string>();
  const bib = useRef<HTMLInputElement>(null);
  const { photos, selected, hasMore, working, canUndo, notice } = state;
  const isAway = new URLSearchParams(query).get("show") === "hidden";

  const keys = useSingleKeys();
  const onKey = (event: KeyboardEvent) => {
    if (keys.ignores(event)) return;
    const target = event.target instanceof HTMLElement ? event.target : undefined;
    if (target && /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName)) {
      if (event.key === "Escape") target.blur();
      return;
    }
    const isCommand = event.ctrlKey || event.metaKey;
    const key = commandKey(event);
    const commands = new Map<string, () => void>([
      ["escape", () => (zoomed ? setZoomed(undefined) : desk.clear())],
      ["u", () => void desk.undo()],
      ["b", () => bib.current?.focus()],
      ["o", () => setZoomed(target?.closest("[data-photo]")?.getAttribute("data-photo") ?? undefined)],
    ]);
    if (!isAway) commands.set("delete", () => void desk.run({ action: "delete" }));
    if (isCommand) {
      commands.clear();
      commands.set("a", () => desk.selectAll()).set("z", () => void desk.undo());
    }
    // Nobody sees what lies behind the large view.
    const isBehind = zoomed !== undefined && key !== "escape";
    const command = event.altKey || isBehind ? undefined : commands.get(key);
    if (!command) return;
    event.preventDefault();
    command();
  };
  const latest = useRef(onKey);
  useEffect(() => {
    latest.current = onKey;
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => latest.current(event);
    window.addEventListener("keydown", listener);
    return () => window.removeEventListener("keydown", listener);
  }, []);

  const zoom = photos.find(({ id }) => id === zoomed);
  return (
    <div className="flex flex-col gap-3">
      <div className="flex min-h-11 flex-wrap items-center justify-between gap-3">
        <p role="status" className="numbers text-base text-soft">
          {t(hasMore ? "shownMore" : "shown", { count: photos.length })}
        </p>
        <div className="flex flex-wrap gap-2">
          <Button size="small" disabled={photos.length === 0} onClick={() => desk.selectAll()}>
            {t("selectAll")}
          </Button>
          <Button size="small" disabled={!canUndo || working !== undefined} onClick={() => void desk.undo()}>
            <Undo2 aria-hidden className="size-4" />
            {t("undo")}
          </Button>
        </div>
      </div>
      {notice && (
        <Notice tone={notice.isProblem ? "danger" : "success"} role="status">
          {notice.isProblem ? problem(notice.code) : t(`done.${notice.code}`, { count: notice.photos })}
        </Notice>
      )}
      {photos.length === 0 && !hasMore ? (
        <EmptyState title={t("emptyTitle")}>{t("emptyText")}</EmptyState>
      ) : (
        <PhotosGrid
          photos={photos}
          selected={selected}
          hasMore={hasMore}
          isLoading={state.isLoading}
          onToggle={(id, isRange) => desk.toggle(id, isRange)}
          onZoom={setZoomed}
          onMore={() => void desk.more()}
        />
      )}
      <p className="hidden items-center gap-3 text-sm text-soft md:flex">
        {keys.isOn && t("keys")}
        <SingleKeysSwitch {...keys} />
      </p>
      {selected.size > 0 && (
        <PhotosBar
          count={selected.size}
          isAway={isAway}
          working={working}
          photographers={photographers}
          bib={bib}
          onRun={(bulk) => void desk.run(bulk)}
          onClear={() => desk.clear()}
        />
      )}
      {zoom && <PhotoZoom photo={zoom} onClose={() => setZoomed(undefined)} />}
    </div>
  );
}
