import { type ComponentType, useCallback, useRef, useState } from "react";

/** In a moment: the press that asks for a part is answered first. To fetch a part the browser writes several elements. */
const afterwards = () => new Promise<void>((done) => setTimeout(done));

export interface Part<Props> {
  readonly Component: ComponentType<Props> | undefined;
  readonly isFailed: boolean;
  /** Fetches it, once; again after a failure. @returns whether it is here */
  fetch(): Promise<boolean>;
}

/**
 * A part of the page that is fetched when it is first needed. Unlike React's own way it can fail without taking the page
 * down: whoever asks hears it and says so.
 */
export function usePart<Props>(load: () => Promise<ComponentType<Props>>): Part<Props> {
  const [Component, setComponent] = useState<ComponentType<Props>>();
  const [isFailed, setFailed] = useState(false);
  const asked = useRef<Promise<boolean>>(undefined);
  const fetch = useCallback(() => {
    asked.current ??= afterwards()
      .then(load)
      .then(
        (loaded) => {
          setComponent(() => loaded);
          setFailed(false);
          return true;
        },
        () => {
          asked.current = undefined;
          setFailed(true);
          return false;
        },
      );
    return asked.current;
  }, [load]);
  return { Component, isFailed, fetch };
}
