interface Series {
  readonly name: string;
  readonly tone: "accent" | "accent-soft";
  readonly values: readonly number[];
}

interface Props {
  readonly title: string;
  /** Said beside the title, such as the highest day. */
  readonly note: string;
  /** Stacked from the bottom. */
  readonly series: readonly Series[];
  /** Of the first and the last day, under the bars. */
  readonly ends: readonly [string, string];
}

const HEIGHT = 100;
/** Units of the drawing for a day; the drawing is stretched to its place. */
const DAY = 10;
const GAP = 2;

const TONES = { accent: "fill-accent", "accent-soft": "fill-accent opacity-35" } as const;

/** Bars by day. For the eyes only: the same numbers stand in the table below, for everybody. */
export function DayChart({ title, note, series, ends }: Props) {
  const days = series[0]?.values.length ?? 0;
  const sums = Array.from({ length: days }, (_, day) =>
    series.reduce((sum, { values }) => sum + (values[day] ?? 0), 0),
  );
  const most = Math.max(1, ...sums);
  return (
    <figure className="rounded-xl border border-line bg-surface p-4">
      <figcaption className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-semibold">{title}</span>
        <span className="numbers text-soft">{note}</span>
      </figcaption>
      <svg
        aria-hidden
        viewBox={`0 0 ${days * DAY} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="mt-3 block h-32 w-full border-b border-line"
      >
        {barsOf(series, most).map(({ key, ...bar }) => (
          <rect key={key} {...bar} width={DAY - GAP} />
        ))}
      </svg>
      <p aria-hidden className="numbers mt-1 flex justify-between text-sm text-soft">
        <span>{ends[0]}</span>
        <span>{ends[1]}</span>
      </p>
      {series.length > 1 && (
        <ul aria-hidden className="mt-2 flex flex-wrap gap-x-4 text-sm text-soft">
          {series.map(({ name, tone }) => (
            <li key={name} className="inline-flex items-center gap-2">
              <svg aria-hidden viewBox="0 0 12 12" className="size-3">
                <rect width="12" height="12" rx="2" className={TONES[tone]} />
              </svg>
              {name}
            </li>
          ))}
        </ul>
      )}
    </figure>
  );
}

/** Each day's values on top of each other. */
function barsOf(series: readonly Series[], most: number) {
  const below: number[] = [];
  return series.flatMap(({ name, tone, values }) =>
    values.map((value, day) => {
      const height = (value / most) * HEIGHT;
      const top = (below[day] ?? 0) + height;
      below[day] = top;
      const x = day * DAY + GAP / 2;
      return { key: `${name}-${x}`, x, y: HEIGHT - top, height, className: TONES[tone] };
    }),
  );
}
