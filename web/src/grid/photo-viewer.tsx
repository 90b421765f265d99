import { useLocale, useTranslations } from "next-intl";
import {
  type Ref,
  type RefObject,
  useCallback,
  useDeferredValue,
  useEffect,
  useImperativeHandle,
  useState,
} from "react";
import { paths } from "../gallery/paths.ts";
import { getPathname } from "../i18n/navigation.ts";
import { withViewerWords } from "../i18n/viewer-words.tsx";
import { usePart } from "../lazy/use-part.ts";
import type { LightboxProps } from "../lightbox/lightbox.tsx";
import type { GridPhoto } from "./grid-photo.ts";
import { OpeningPhoto } from "./opening-photo.tsx";
import { usePhotoAddress } from "./use-photo-address.ts";
import type { TileWords } from "./use-tile-words.ts";

const loadLightbox = () => withViewerWords(import("../lightbox/lightbox.tsx").then((part) => part.PhotoLightbox));

export interface Viewer {
  open(photoId: string): void;
  /** Fetches what opening a photo needs. */
  prepare(): void;
}

type Given = "locale" | "openedId" | "nameOf" | "whyOf" | "onEntered" | "onClose";

interface Props extends Omit<LightboxProps, Given> {
  readonly ref: Ref<Viewer>;
  /** The list whose photos it shows; gets the focus back. */
  readonly list: RefObject<HTMLElement | null>;
  readonly wordsOf: (photo: GridPhoto) => Pick<TileWords, "name" | "note">;
}

/** The photo that is being looked at. It knows which one, so that a press on a photo draws the viewer alone and not the grid. */
export function PhotoViewer({ ref, list, wordsOf, ...props }: Props) {
  const t = useTranslations("grid");
  const locale = useLocale();
  const lightbox = usePart(loadLightbox);
  const [opened, setOpened] = useState<string>();
  // The pressed photo is there at once; the viewer, which is more to draw, comes over it.
  const viewed = useDeferredValue(opened);
  const [entered, setEntered] = useState<string>();
  const [left, setLeft] = useState<string>();
  useEffect(() => {
    // After the viewer has gone: it gives the focus back to the photo it was opened with, not the one it was left at.
    if (left !== undefined) list.current?.querySelector<HTMLElement>(`a[href*="${left}"]`)?.focus();
  }, [list, left]);
  const { fetch } = lightbox;
  const open = useCallback(
    (photoId: string) => {
      // The viewer would give the focus back while it closes, which lays out the whole page within the key press.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      setLeft(undefined);
      setOpened(photoId);
      void fetch();
    },
    [fetch],
  );
  useImperativeHandle(ref, () => ({ open, prepare: () => void fetch() }), [open, fetch]);
  const hrefOf = (id: string) => getPathname({ href: paths.photo(props.eventId, id, props.filters), locale });
  usePhotoAddress(props.photos, hrefOf, open);
  const close = (photoId: string) => {
    setOpened(undefined);
    setEntered(undefined);
    setLeft(photoId);
  };
  const nameOf = (photo: GridPhoto) => wordsOf(photo).name;
  const { Component: Lightbox } = lightbox;
  const photo = opened === undefined ? undefined : props.photos.find(({ id }) => id === opened);
  return (
    <>
      <div role="status">
        {photo && lightbox.isFailed && <p className="grid-problem text-danger">{t("openFailed")}</p>}
      </div>
      {photo && opened !== entered && !lightbox.isFailed && (
        <OpeningPhoto photo={photo} address={props.address} name={nameOf(photo)} onClose={() => close(photo.id)} />
      )}
      {opened !== undefined && viewed !== undefined && Lightbox && (
        <Lightbox
          {...props}
          {...{ locale, nameOf }}
          whyOf={(each) => wordsOf(each).note}
          openedId={opened}
          onEntered={() => setEntered(opened)}
          onClose={close}
        />
      )}
    </>
  );
}
