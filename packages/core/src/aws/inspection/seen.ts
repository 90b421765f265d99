import type { Seen } from "../../port/index.ts";

const NOT_IMPLEMENTED = 501;
/** What a server says that does not know an operation; the AWS of a deployed stage knows all that are asked here. */
const UNKNOWN_OPERATION = ["NotImplemented", "UnknownOperationException"];

interface AwsFailure {
  readonly name?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
  readonly $response?: { readonly statusCode?: number };
}

/** Tells "this stack has no such service" from every other failure, which is thrown on. */
export async function seen<Facts>(look: () => Promise<Facts>): Promise<Seen<Facts>> {
  try {
    return await look();
  } catch (error) {
    const { name = "", $metadata, $response } = error as AwsFailure;
    const status = $metadata?.httpStatusCode ?? $response?.statusCode;
    if (status === NOT_IMPLEMENTED || UNKNOWN_OPERATION.includes(name)) return "not-here";
    throw error;
  }
}

/** For what AWS reports as an error when it was never set. */
export async function orWhenNone<Facts>(errorName: string, none: Facts, look: () => Promise<Facts>): Promise<Facts> {
  try {
    return await look();
  } catch (error) {
    if ((error as AwsFailure).name === errorName) return none;
    throw error;
  }
}
