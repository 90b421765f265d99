import validate from "asl-validator";

/** @returns what is wrong with a state machine, in words; empty when nothing is */
export function aslErrors(definition: object): string {
  const { isValid, errorsText } = validate(definition);
  return isValid ? "" : errorsText() || "invalid";
}
