import { useEffect, useState } from "react";

interface Modal {
  /** Where the viewer is drawn. */
  root(): HTMLElement;
  /** Takes the rest of the page away from keys and readers until the viewer is gone. */
  begin(): void;
}

/**
 * A place of its own for the viewer. In the body itself the viewer would make everything else inert and back within the press
 * that opens or closes it, and each time the browser would style the whole page anew before it answers.
 */
export function useModal(): Modal {
  const [root] = useState(() => document.createElement("div"));
  const [isBegun, setBegun] = useState(false);
  useEffect(() => {
    document.body.append(root);
    return () => root.remove();
  }, [root]);
  useEffect(() => {
    if (!isBegun) return;
    const others = [...document.body.children].filter((element) => element !== root && !element.hasAttribute("inert"));
    for (const element of others) element.toggleAttribute("inert", true);
    return () => {
      for (const element of others) element.toggleAttribute("inert", false);
    };
  }, [root, isBegun]);
  return { root: () => root, begin: () => setBegun(true) };
}
