/** The command was called in a way we do not understand. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
