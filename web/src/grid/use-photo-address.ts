import { useEffect, useRef } from "react";

/**
 * The history leads to a photo's address while its list is shown, forward again or back from where a link of the viewer led to: the
 * viewer opens for it. One that is not in the list yet is a page of its own.
 */
export function usePhotoAddress(
  photos: readonly { readonly id: string }[],
  hrefOf: (photoId: string) => string,
  open: (photoId: string) => void,
): void {
  const look = () => {
    const { pathname, search } = window.location;
    const id = pathname.split("/photos/")[1];
    // The history may be on its way to another list already.
    if (!id || hrefOf(id) !== pathname + search) return;
    if (photos.some((photo) => photo.id === id)) open(id);
    else window.location.reload();
  };
  const latest = useRef(look);
  latest.current = look;
  useEffect(() => {
    const onMove = () => latest.current();
    onMove();
    window.addEventListener("popstate", onMove);
    return () => window.removeEventListener("popstate", onMove);
  }, []);
}
