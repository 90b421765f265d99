import type { Seen } from "../port/index.ts";

export interface Problem {
  /** What is wrong, in words. */
  readonly what: string;
  /** What to do about it. */
  readonly todo: string;
}

export type Outcome =
  | { readonly state: "fine"; readonly says: string }
  | { readonly state: "problem"; readonly problems: readonly Problem[] }
  /** The stack has no such service: nothing to be wrong. */
  | { readonly state: "not-here"; readonly says: string };

export interface Check {
  readonly title: string;
  run(): Promise<Outcome>;
}

export interface Result extends Check {
  readonly outcome: Outcome;
}

/** What is found: all is well, in these words, unless there are problems. */
export interface Verdict {
  readonly fine: string;
  readonly problems: readonly (Problem | false | undefined)[];
}

const DEPLOY_AGAIN = "Deploy the stage again; it is put back as declared.";

/** A fact that must hold; deploying again restores it unless said otherwise. */
export function must(holds: boolean, what: string, todo: string = DEPLOY_AGAIN): Problem | false {
  return !holds && { what, todo };
}

/** A check of one look. A stack without the service has nothing to be wrong; a look that fails is a problem of its own. */
export function check<Facts>(
  title: string,
  look: () => Promise<Seen<Facts>>,
  judge: (facts: Facts) => Verdict | Promise<Verdict>,
): Check {
  return {
    title,
    async run() {
      try {
        const facts = await look();
        if (facts === "not-here") return { state: "not-here", says: "this stack has no such service" };
        const { fine, problems } = await judge(facts as Facts);
        const real = problems.filter((problem) => problem !== false && problem !== undefined);
        return real.length === 0 ? { state: "fine", says: fine } : { state: "problem", problems: real };
      } catch (error) {
        return { state: "problem", problems: [unseen(error)] };
      }
    },
  };
}

function unseen(error: unknown): Problem {
  const { name = "Error", message = "" } = error instanceof Error ? error : {};
  if (/AccessDenied|NotAuthorized|Forbidden|Unauthorized/i.test(name)) {
    return { what: `You may not look: ${message}`, todo: "Use credentials that may read the whole stage." };
  }
  return { what: `It could not be looked at: ${name} ${message}`.trim(), todo: "See whether the service answers." };
}
