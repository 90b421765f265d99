/** Where a command is to work, and its arguments without `--stage`. */
export type Place =
  /** The environment names it already. */
  | { readonly kind: "here"; readonly args: readonly string[] }
  /** The product on this machine. */
  | { readonly kind: "local"; readonly args: readonly string[] }
  /** A deployed stage, whose settings `sst shell` knows. */
  | { readonly kind: "stage"; readonly stage: string; readonly args: readonly string[] }
  | { readonly kind: "wrong"; readonly problem: string };

const OPTION = "--stage";
const STAGE_NAME = /^[a-z][a-z0-9]{0,19}$/;

/**
 * Reads `--stage <name>` from a command's arguments; `local` is this machine.
 * @param app `SST_RESOURCE_App` of the environment: JSON with the stage that `sst shell` was opened for
 */
export function placeOf(argv: readonly string[], app: string | undefined): Place {
  const at = argv.findIndex((argument) => argument === OPTION || argument.startsWith(`${OPTION}=`));
  if (at < 0) return { kind: app === undefined ? "local" : "here", args: argv };
  const isJoined = argv[at] !== OPTION;
  const stage = isJoined ? argv[at]!.slice(OPTION.length + 1) : argv[at + 1];
  const args = [...argv.slice(0, at), ...argv.slice(at + (isJoined ? 1 : 2))];
  if (!stage || !STAGE_NAME.test(stage)) return { kind: "wrong", problem: "--stage takes the name of a stage." };
  if (app !== undefined) {
    const { stage: current } = JSON.parse(app) as { stage?: string };
    // Whoever asks for one stage in the shell of another would change the wrong one.
    if (current === stage) return { kind: "here", args };
    return { kind: "wrong", problem: `This shell is of stage ${current}, not ${stage}.` };
  }
  return stage === "local" ? { kind: "local", args } : { kind: "stage", stage, args };
}
