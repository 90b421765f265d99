import type { Coverage } from "@snaprace/core/coverage";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ScrollRegion } from "../scroll-region.tsx";
import { ShareMeter } from "./share-meter.tsx";

interface Row extends Coverage.Share {
  readonly key: string;
  readonly name: ReactNode;
  readonly extra?: ReactNode;
}

interface Props {
  readonly label: string;
  readonly head: string;
  /** What the starters of a row have in common. */
  readonly startersHead: string;
  /** Of a column between the name and the numbers. */
  readonly extraHead?: string;
  readonly rows: readonly Row[];
}

/** One line for each race, checkpoint, camera or time. */
export async function ShareTable({ label, head, startersHead, extraHead, rows }: Props) {
  const t = await getTranslations("coverage");
  const right = "px-4 py-2 text-right font-semibold whitespace-nowrap";
  return (
    <ScrollRegion label={label} className="max-h-144">
      <table className="w-full text-left">
        <thead className="sticky top-0 bg-sunken text-sm">
          <tr>
            <th scope="col" className="px-4 py-2 font-semibold">
              {head}
            </th>
            {extraHead && (
              <th scope="col" className="px-4 py-2 font-semibold">
                {extraHead}
              </th>
            )}
            <th scope="col" className={right}>
              {startersHead}
            </th>
            <th scope="col" className={right}>
              {t("reach.one")}
            </th>
            <th scope="col" className={right}>
              {t("reach.three")}
            </th>
            <th scope="col" className={right}>
              {t("head.photos")}
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line bg-surface">
          {rows.map(({ key, name, extra, starters, one, three, photos }) => (
            <tr key={key}>
              <th scope="row" className="min-w-32 px-4 py-2 font-medium">
                {name}
              </th>
              {extraHead && <td className="px-4 py-2">{extra}</td>}
              <td className="numbers px-4 py-2 text-right text-lg whitespace-nowrap">{starters}</td>
              <td className="px-4 py-1.5">
                <ShareMeter starters={starters} reach={one} />
              </td>
              <td className="px-4 py-1.5">
                <ShareMeter starters={starters} reach={three} />
              </td>
              <td className="numbers px-4 py-2 text-right text-lg whitespace-nowrap">{photos}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
