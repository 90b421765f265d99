import type { Coverage } from "@snaprace/core/coverage";
import { getTranslations } from "next-intl/server";

/** Whole per cent, rounded down: nobody is left out of 100. */
export function percentOf(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.floor((part / whole) * 100);
}

interface Props {
  readonly starters: number;
  readonly reach: Coverage.Reach;
  readonly size?: "row" | "large";
}

/** A share as a number and a bar: what is confirmed is solid, what is in doubt only tinted. */
export async function ShareMeter({ starters, reach: { sure, maybe }, size = "row" }: Props) {
  const t = await getTranslations("coverage");
  if (starters === 0) return <p className="text-right text-soft">–</p>;
  const percent = t("percent", { percent: percentOf(sure, starters) });
  const doubt = maybe > 0 && t("maybe", { count: maybe });
  const bar = <Bar sure={sure / starters} maybe={maybe / starters} isLarge={size === "large"} />;
  if (size === "large") {
    return (
      <>
        <p className="numbers text-2xl font-semibold">{percent}</p>
        {bar}
        <p className="mt-2 text-sm text-soft">
          {t("counted", { count: sure, starters })}
          {doubt && <span className="block">{doubt}</span>}
        </p>
      </>
    );
  }
  return (
    <div className="min-w-32">
      <p className="numbers flex items-baseline justify-between gap-3 whitespace-nowrap">
        <span className="text-soft" title={doubt || undefined}>
          {sure}
          {maybe > 0 && <span aria-hidden> +{maybe}</span>}
          {doubt && <span className="sr-only">, {doubt}</span>}
        </span>
        <span className="text-lg font-semibold">{percent}</span>
      </p>
      {bar}
    </div>
  );
}

function Bar({ sure, maybe, isLarge }: { readonly sure: number; readonly maybe: number; readonly isLarge: boolean }) {
  const at = (share: number) => Math.round(share * 1000) / 10;
  return (
    <svg
      aria-hidden
      viewBox="0 0 100 4"
      preserveAspectRatio="none"
      className={`block w-full ${isLarge ? "mt-2 h-3" : "my-0.5 h-1.5"}`}
    >
      <rect width="100" height="4" className="fill-sunken" />
      <rect width={at(sure)} height="4" className="fill-accent" />
      <rect x={at(sure)} width={at(maybe)} height="4" className="fill-accent opacity-35" />
    </svg>
  );
}
