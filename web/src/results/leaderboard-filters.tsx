import { getTranslations } from "next-intl/server";
import type { ResultFilters } from "../gallery/paths.ts";
import { Button, SelectField, TextField } from "../ui/index.ts";
import { type Leaderboard, NO_RACE } from "./leaderboard.ts";

interface Props {
  readonly action: string;
  readonly filters: ResultFilters;
  readonly board: Leaderboard;
}

/** Race, gender, division and search, as a plain form: the address is the state. */
export async function LeaderboardFilters({ action, filters, board }: Props) {
  const t = await getTranslations("results");
  const { races, genders, divisions } = board.choices;
  const selects = [
    {
      name: "race",
      any: undefined,
      values: races,
      chosen: board.race,
      words: (value: string) => (value === NO_RACE ? t("noRace") : value),
    },
    {
      name: "gender",
      any: t("anyGender"),
      values: genders,
      chosen: filters.gender,
      words: (value: string) => t(`genders.${value as "f"}`),
    },
    {
      name: "division",
      any: t("anyDivision"),
      values: divisions,
      chosen: filters.division,
      words: (value: string) => value,
    },
  ] as const;
  return (
    <search>
      <form action={action} method="get" className="flex flex-wrap items-end gap-3">
        {filters.preview && <input type="hidden" name="preview" value={filters.preview} />}
        <TextField
          id="q"
          name="q"
          label={t("search")}
          defaultValue={filters.q}
          maxLength={60}
          className="min-w-48 flex-1"
        />
        {selects.map(({ name, any, values, chosen, words }) => (
          <SelectField
            key={name}
            id={name}
            name={name}
            label={t(`labels.${name}`)}
            defaultValue={chosen ?? ""}
            className="min-w-28 max-sm:grow"
          >
            {any !== undefined && <option value="">{any}</option>}
            {values.map((value) => (
              <option key={value} value={value}>
                {words(value)}
              </option>
            ))}
          </SelectField>
        ))}
        <Button type="submit" variant="primary">
          {t("apply")}
        </Button>
      </form>
    </search>
  );
}
