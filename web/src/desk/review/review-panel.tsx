"use client";

import { Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Notice } from "../../ui/notice.tsx";
import { commandKey } from "../command-key.ts";
import { SingleKeysSwitch, useSingleKeys } from "../single-keys.tsx";
import { ReviewCandidates } from "./review-candidates.tsx";
import { ReviewDesk } from "./review-desk.ts";
import { ReviewPictures } from "./review-pictures.tsx";
import type { QueueView } from "./review-view.ts";

interface Props {
  readonly eventId: string;
  readonly queue: QueueView;
  /** Only what runners have said something of. */
  readonly isReported: boolean;
}

/** What people type as a bib; the rest is a command. */
const BIB_KEY = /^[0-9]$/;
const BIB = /^[0-9A-Z]{1,6}$/;

/** One photo, one crop, the likeliest people, and the keyboard. */
export function ReviewPanel({ eventId, queue, isReported }: Props) {
  const t = useTranslations("organize.review");
  const [desk] = useState(() => new ReviewDesk(eventId, queue, isReported));
  const { items, left, done, canUndo, notice } = useSyncExternalStore(desk.subscribe, desk.state, desk.state);
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState(0);
  const [withBurst, setWithBurst] = useState(true);
  const field = useRef<HTMLInputElement>(null);
  const item = items[0];

  const leave = () => {
    setTyped("");
    setChosen(0);
    field.current?.blur();
  };
  const decide = (bib: string | undefined) => {
    desk.decide(bib, withBurst);
    leave();
  };
  const confirm = () => {
    if (typed !== "") {
      if (BIB.test(typed)) decide(typed);
      return;
    }
    const bib = item?.candidates[chosen]?.bib ?? item?.reading?.bib ?? item?.claim;
    if (bib) decide(bib);
  };
  const skip = () => {
    desk.skip();
    leave();
  };
  const undo = () => {
    leave();
    void desk.undo();
  };

  const keys = useSingleKeys();
  const onKey = (event: KeyboardEvent) => {
    const inField = event.target === field.current;
    if (!inField && keys.ignores(event)) return;
    const elsewhere = event.target instanceof HTMLElement && /^(A|BUTTON|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (event.altKey || (elsewhere && event.key === "Enter")) return;
    const key = inField ? event.key : commandKey(event);
    if ((event.ctrlKey || event.metaKey) && key !== "z") return;
    const last = (item?.candidates.length ?? 1) - 1;
    const commands = new Map<string, () => void>([
      ["enter", confirm],
      ["escape", leave],
      ["arrowdown", () => setChosen(Math.min(last, chosen + 1))],
      ["arrowup", () => setChosen(Math.max(0, chosen - 1))],
    ]);
    if (!inField) {
      commands.set("x", () => decide(undefined));
      commands.set("n", skip).set("arrowright", skip);
      commands.set("u", undo).set("z", undo);
      commands.set("b", () => setWithBurst(!withBurst));
      commands.set("/", () => field.current?.focus());
    }
    const command = commands.get(key.toLowerCase());
    if (command) {
      event.preventDefault();
      command();
    } else if (!inField && BIB_KEY.test(event.key)) {
      // The digit lands in the field that now has the focus.
      field.current?.focus();
    }
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

  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p role="status" className="text-soft">
          {t("progress", { left, done })}
        </p>
        <Button size="small" disabled={!canUndo} onClick={undo}>
          <Undo2 aria-hidden className="size-4" />
          {t("undo")} <Key>U</Key>
        </Button>
      </div>
      {notice && (
        <Notice tone={notice.tone} role="status">
          {t(`notice.${notice.code}`, { bib: notice.bib ?? "–" })}
        </Notice>
      )}
      {!item && left > 0 && (
        <p className="flex items-center gap-3">
          <Button onClick={() => void desk.refill()}>{t("more")}</Button>
        </p>
      )}
      {!item && left === 0 && <EmptyState title={t("emptyTitle")}>{t("emptyText")}</EmptyState>}
      {item && (
        <div className="grid gap-5 lg:grid-cols-[minmax(0,1fr)_24rem]">
          <ReviewPictures key={item.key} item={item} next={items[1]} />
          <div className="flex flex-col gap-4">
            <ReviewCandidates item={item} chosen={chosen} onChoose={decide} />
            <label className="flex items-center gap-3">
              <span className="font-semibold">{t("type")}</span>
              <input
                ref={field}
                value={typed}
                onChange={(event) =>
                  setTyped(
                    event.target.value
                      .toUpperCase()
                      .replace(/[^0-9A-Z]/g, "")
                      .slice(0, 6),
                  )
                }
                autoComplete="off"
                spellCheck={false}
                aria-keyshortcuts="/"
                className="numbers tap w-36 rounded-lg border border-edge bg-surface px-3 text-xl font-semibold"
              />
              <Button
                variant="primary"
                disabled={typed === "" && !item.reading && !item.claim && item.candidates.length === 0}
                onClick={confirm}
              >
                {t("confirm")} <Key>↵</Key>
              </Button>
            </label>
            {item.burst.length > 0 && (
              <label className="tap flex items-center gap-3">
                <input
                  type="checkbox"
                  className="size-5"
                  checked={withBurst}
                  onChange={(event) => setWithBurst(event.target.checked)}
                />
                {t("burst", { count: item.burst.length })} <Key>B</Key>
              </label>
            )}
            <div className="flex flex-wrap gap-3">
              <Button variant="danger" onClick={() => decide(undefined)}>
                {item.reading ? t("reject") : item.claim ? t("rejectClaim") : t("nobody")} <Key>X</Key>
              </Button>
              <Button onClick={skip}>
                {t("next")} <Key>N</Key>
              </Button>
            </div>
            <p className="flex flex-wrap items-center gap-x-3 text-sm text-soft">
              {keys.isOn && t("keys")}
              <SingleKeysSwitch {...keys} />
            </p>
          </div>
        </div>
      )}
    </div>
  );
}

function Key({ children }: { readonly children: string }) {
  return (
    <kbd aria-hidden className="hidden rounded border border-current px-1.5 text-xs opacity-70 sm:inline">
      {children}
    </kbd>
  );
}
