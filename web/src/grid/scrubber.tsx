"use client";

import { type KeyboardEvent, memo, type PointerEvent, useEffect, useMemo, useState } from "react";
import { clockAt } from "../gallery/local-time.ts";
import { keptMoments } from "../timing/own-moments.ts";
import type { Band } from "./layout.ts";
import { marksOf } from "./own-marks.ts";
import type { GridSlot } from "./segments.ts";
import type { MeasuredGrid } from "./use-grid-size.ts";

interface Props {
  readonly eventId: string;
  readonly label: string;
  readonly slots: readonly GridSlot[];
  readonly slotMs: number;
  readonly bands: readonly Band[];
  readonly size: MeasuredGrid;
  readonly timeZone: string;
}

/** px from the top of the window where it begins, in its style: photos are there before it is, or it would cover what stands before them. */
const TOP_PX = 80;

/** Time as a place: how many photos were taken when, and where in the day the window stands. */
export function Scrubber({ eventId, label, slots, slotMs, bands, size, timeZone }: Props) {
  const [share, setShare] = useState(0);
  const [isHeld, setHeld] = useState(false);
  const [isNear, setNear] = useState(false);
  const own = useMemo(() => marksOf(keptMoments(eventId), slots, slotMs), [eventId, slots, slotMs]);
  const starts = useMemo(() => cumulative(slots), [slots]);
  const total = starts.at(-1) ?? 1;
  const height = bands.length > 0 ? (bands.at(-1)?.top ?? 0) + (bands.at(-1)?.height ?? 0) : 1;

  useEffect(() => {
    const follow = () => {
      setShare(Math.min(1, Math.max(0, (window.scrollY - size.offset) / height)));
      setNear(window.scrollY > size.offset - TOP_PX && window.scrollY < size.offset + height);
    };
    follow();
    window.addEventListener("scroll", follow, { passive: true });
    return () => window.removeEventListener("scroll", follow);
  }, [size.offset, height]);

  const slotAt = (at: number) =>
    Math.max(
      0,
      starts.findIndex((end) => end >= at * total),
    );
  const goTo = (at: number) =>
    window.scrollTo({ top: size.offset + Math.min(1, Math.max(0, at)) * height, behavior: "instant" });
  const current = slotAt(share);
  const time = (slot: number) => clockAt((slots[slot]?.[0] ?? 0) * 1000, timeZone, false);
  const drag = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    goTo((event.clientY - box.top) / box.height);
  };
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 6, PageUp: -6 }[event.key];
    const target =
      event.key === "Home"
        ? 0
        : event.key === "End"
          ? slots.length - 1
          : step !== undefined
            ? current + step
            : undefined;
    if (target === undefined) return;
    event.preventDefault();
    goTo((starts[Math.min(slots.length - 1, Math.max(0, target)) - 1] ?? 0) / total + 1e-6);
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-orientation="vertical"
      aria-valuemin={0}
      aria-valuemax={slots.length - 1}
      aria-valuenow={current}
      aria-valuetext={[time(current), ...own.filter(({ slot }) => slot === current).map(({ place }) => place)].join(
        " · ",
      )}
      data-held={isHeld || undefined}
      data-near={isNear || undefined}
      className="photo-scrubber"
      onKeyDown={onKey}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setHeld(true);
        drag(event);
      }}
      onPointerMove={(event) => isHeld && drag(event)}
      onPointerUp={() => setHeld(false)}
      onPointerCancel={() => setHeld(false)}
    >
      <Density slots={slots} starts={starts} timeZone={timeZone} />
      {own.map(({ place, slot, within }) => {
        const top = starts[slot - 1] ?? 0;
        const at = (top + within * ((starts[slot] ?? top) - top)) / total;
        return (
          <span key={place} aria-hidden className="photo-own" style={{ top: `${100 * at}%` }}>
            <span className="photo-own-name">{place}</span>
          </span>
        );
      })}
      {/* Moved as a whole: a place of its own would have to be laid out anew with every step. */}
      <div aria-hidden className="photo-rail" style={{ translate: `0 ${100 * share}%` }}>
        <span className="photo-now numbers">{time(current)}</span>
      </div>
    </div>
  );
}

interface DensityProps {
  readonly slots: readonly GridSlot[];
  readonly starts: readonly number[];
  readonly timeZone: string;
}

/** How many photos were taken when. Stays as it is while the window moves. */
const Density = memo(function Density({ slots, starts, timeZone }: DensityProps) {
  const total = starts.at(-1) ?? 1;
  const most = Math.max(...slots.map(([, count]) => count));
  return (
    <>
      <svg aria-hidden className="photo-density" viewBox={`0 0 100 ${total}`} preserveAspectRatio="none">
        {slots.map(([start, count], slot) => {
          const top = starts[slot - 1] ?? 0;
          const width = 18 + 82 * (count / most);
          return <rect key={start} x={100 - width} y={top} width={width} height={(starts[slot] ?? top) - top} />;
        })}
      </svg>
      {hours(slots, starts, timeZone).map(({ label, at }) => (
        <span key={label} aria-hidden className="photo-hour numbers" style={{ top: `${(100 * at) / total}%` }}>
          {label}
        </span>
      ))}
    </>
  );
});

/** Where each slot ends, in ratios: the height of a slot on the page follows its photos, not its minutes. */
function cumulative(slots: readonly GridSlot[]): number[] {
  let sum = 0;
  return slots.map(([, , ratio]) => {
    sum += ratio;
    return sum;
  });
}

/** Labels may not come closer than this share of the whole. */
const LEAST_DISTANCE = 0.06;

/** The first slot of every hour, as far as there is room for its label. */
function hours(slots: readonly GridSlot[], starts: readonly number[], timeZone: string) {
  const labels: { label: string; at: number }[] = [];
  const total = starts.at(-1) ?? 1;
  let last = "";
  for (const [slot, [start]] of slots.entries()) {
    const hour = clockAt(start * 1000, timeZone, false).slice(0, 2);
    const at = starts[slot - 1] ?? 0;
    if (hour === last) continue;
    last = hour;
    const before = labels.at(-1);
    if (!before || (at - before.at) / total >= LEAST_DISTANCE) labels.push({ label: `${hour}:00`, at });
  }
  return labels;
}
