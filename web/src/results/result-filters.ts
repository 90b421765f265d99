import type { SearchParams } from "../gallery/page-filters.ts";
import type { ResultFilters } from "../gallery/paths.ts";

const LONGEST = 60;

/** Filters of a leaderboard in a page's address; an empty field of a form is none. */
export function readResultFilters(params: SearchParams): ResultFilters {
  const text = (name: string) => {
    const value = params[name];
    return typeof value === "string" ? value.trim().slice(0, LONGEST) || undefined : undefined;
  };
  const preview = typeof params.preview === "string" ? params.preview : undefined;
  return {
    race: text("race"),
    gender: text("gender"),
    division: text("division"),
    q: text("q"),
    page: text("page"),
    preview,
  };
}
