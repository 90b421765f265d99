import { Icon } from "./icon.tsx";

/** The name, and a bib with its two pins. */
export function Brand() {
  return (
    <span className="inline-flex items-center gap-2.5">
      <Icon name="brand" className="h-6 w-8 text-accent" />
      <span className="numbers text-xl leading-none font-bold tracking-tight">SnapRace</span>
    </span>
  );
}
