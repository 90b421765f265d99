import { AwsError } from "../../server/index.ts";

/** AWS answers these for standard machines only. Refusing them here keeps code from relying on a laptop's memory. */
export const refuseForExpress = (operation: string) => () => {
  throw new AwsError(
    "StateMachineTypeNotSupported",
    400,
    `This operation is not supported by this type of state machine: ${operation}`,
  );
};
