import { type KeyboardEvent, type MouseEvent, type PointerEvent, useRef } from "react";
import { moveFocus } from "./move-focus.ts";
import type { Selection } from "./use-selection.ts";

/** ms that a finger rests on a photo to pick it, as photo libraries have it. */
const LONG_PRESS_MS = 420;
/** px that a resting finger may tremble. */
const TREMBLE = 10;

interface Options {
  readonly selection: Selection;
  readonly onOpen: (photoId: string) => void;
  /** Somebody is about to open a photo. */
  readonly onIntent: () => void;
}

/** What presses and keys on the tiles of a grid do, heard by the grid for all of them. */
export function useTilePresses({ selection, onOpen, onIntent }: Options) {
  const press = useRef<{ timer: ReturnType<typeof setTimeout>; x: number; y: number }>(undefined);
  const wasHeld = useRef(false);
  const release = () => {
    if (press.current) clearTimeout(press.current.timer);
    press.current = undefined;
  };

  const onClick = (event: MouseEvent<HTMLElement>) => {
    const photoId = photoIdAt(event.target);
    if (photoId === undefined) return;
    if (wasHeld.current) {
      wasHeld.current = false;
      event.preventDefault();
    } else if (selection.isActive || isCheck(event.target)) {
      if (event.metaKey || event.ctrlKey || event.altKey) return;
      event.preventDefault();
      selection.toggle(photoId, event.shiftKey);
    } else if (isPlainPress(event)) {
      event.preventDefault();
      onOpen(photoId);
    }
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const photoId = photoIdAt(event.target);
    if (event.key === "Escape" && selection.isActive) return selection.clear();
    if (event.key === " " && photoId !== undefined && !isCheck(event.target)) {
      event.preventDefault();
      return selection.toggle(photoId, event.shiftKey);
    }
    const next = moveFocus(event);
    if (next === undefined || !event.shiftKey || photoId === undefined) return;
    if (!selection.ids.has(photoId)) selection.toggle(photoId, false);
    selection.extend(photoIdAt(next));
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    release();
    wasHeld.current = false;
    const photoId = photoIdAt(event.target);
    if (photoId === undefined) return;
    onIntent();
    if (event.pointerType !== "touch" || selection.isActive) return;
    const timer = setTimeout(() => {
      wasHeld.current = true;
      selection.toggle(photoId, false);
      navigator.vibrate?.(10);
    }, LONG_PRESS_MS);
    press.current = { timer, x: event.clientX, y: event.clientY };
  };
  const onPointerMove = ({ clientX, clientY }: PointerEvent<HTMLElement>) => {
    const { x, y } = press.current ?? { x: clientX, y: clientY };
    if (Math.hypot(clientX - x, clientY - y) > TREMBLE) release();
  };
  // The device's own menu for a held link would come in the way of picking it.
  const onContextMenu = (event: MouseEvent<HTMLElement>) => {
    if (press.current || wasHeld.current) event.preventDefault();
  };
  return {
    onClick,
    onKeyDown,
    onPointerDown,
    onPointerMove,
    onPointerUp: release,
    onPointerCancel: release,
    onFocus: onIntent,
    onContextMenu,
  };
}

const isCheck = (target: EventTarget) => target instanceof Element && target.closest(".photo-check") !== null;

/** Whether a press is no wish for another window or tab. */
export function isPlainPress({ metaKey, ctrlKey, shiftKey, altKey, button }: MouseEvent): boolean {
  return !metaKey && !ctrlKey && !shiftKey && !altKey && button === 0;
}

/** The photo a press or a key is about; its link says which. */
export function photoIdAt(target: EventTarget | undefined): string | undefined {
  const link = target instanceof Element ? target.closest(".photo-tile")?.querySelector("a") : undefined;
  return link?.pathname.split("/").at(-1);
}
