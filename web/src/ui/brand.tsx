/** The name, and a bib with its two pins. */
export function Brand() {
  return (
    <span className="inline-flex items-center gap-2.5">
      <svg aria-hidden viewBox="0 0 32 24" className="h-6 w-8 text-accent">
        <rect width="32" height="24" rx="4" fill="currentColor" />
        <circle cx="5" cy="4.5" r="1.5" className="fill-paper" />
        <circle cx="27" cy="4.5" r="1.5" className="fill-paper" />
        <path d="M9 17.5 13.5 8h3L12 17.5zM15 17.5 19.5 8h3L18 17.5z" className="fill-paper" />
      </svg>
      <span className="numbers text-xl leading-none font-bold tracking-tight">SnapRace</span>
    </span>
  );
}
