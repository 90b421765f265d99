import { StateMachine } from "aws-local-stepfunctions";
import { AwsError } from "../server/index.ts";
import type { StepFunctionsOptions } from "./server.ts";

export interface Machine {
  readonly arn: string;
  readonly name: string;
  definition: string;
  roleArn: string;
  readonly createdAt: number;
  runnable: StateMachine;
}

type Definition = ConstructorParameters<typeof StateMachine>[0];

interface StateLike {
  readonly Type?: string;
  readonly Resource?: string;
  readonly QueryLanguage?: string;
  readonly Branches?: readonly GraphLike[];
  readonly ItemProcessor?: GraphLike;
}
interface GraphLike {
  readonly QueryLanguage?: string;
  readonly States?: Readonly<Record<string, StateLike>>;
}

const LAMBDA_INVOKE = /^arn:aws[a-z-]*:states:::lambda:invoke$/;

/** The state machines of the account, parsed once. */
export class Machines {
  readonly options: StepFunctionsOptions;
  readonly #machines = new Map<string, Machine>();

  constructor(options: StepFunctionsOptions) {
    this.options = options;
  }

  arnOf(name: string): string {
    return `arn:aws:states:${this.options.region}:${this.options.accountId}:stateMachine:${name}`;
  }

  all(): Machine[] {
    return [...this.#machines.values()];
  }

  /** @throws AwsError StateMachineDoesNotExist */
  get(arn: string): Machine {
    const machine = this.#machines.get(arn);
    if (!machine) throw new AwsError("StateMachineDoesNotExist", 400, `State Machine Does Not Exist: '${arn}'`);
    return machine;
  }

  find(name: string): Machine | undefined {
    return this.#machines.get(this.arnOf(name));
  }

  put(machine: Machine): void {
    this.#machines.set(machine.arn, machine);
  }

  delete(arn: string): void {
    this.#machines.delete(arn);
  }
}

/**
 * Parses a definition and refuses what the interpreter would get wrong in silence.
 * @throws AwsError InvalidDefinition
 */
export function parseDefinition(text: string): StateMachine {
  const definition = parseJson(text);
  const states = allStates(definition);
  if (definition.QueryLanguage === "JSONata" || states.some(([, state]) => state.QueryLanguage === "JSONata")) {
    throw new AwsError("InvalidDefinition", 400, "The local Step Functions runs JSONPath only, not JSONata.");
  }
  const foreign = states.find(([, state]) => state.Type === "Task" && !LAMBDA_INVOKE.test(state.Resource ?? ""));
  if (foreign) {
    throw new AwsError(
      "InvalidDefinition",
      400,
      `State ${foreign[0]}: only arn:aws:states:::lambda:invoke is supported.`,
    );
  }
  try {
    return new StateMachine(definition as Definition, { validationOptions: { checkArn: false } });
  } catch (error) {
    throw invalid(String(error));
  }
}

/** All states at any depth, by name. Task overrides go by name, so names must be unique as AWS demands. */
export function allStates(graph: GraphLike): [string, StateLike][] {
  return Object.entries(objectOf(graph).States ?? {}).flatMap(([name, state]): [string, StateLike][] => {
    const { Branches = [], ItemProcessor } = objectOf<StateLike>(state);
    if (!Array.isArray(Branches)) throw invalid(`The branches of state ${name} are no list.`);
    return [[name, state], ...Branches.flatMap(allStates), ...(ItemProcessor ? allStates(ItemProcessor) : [])];
  });
}

/** JSON may hold anything where a definition has an object. */
function objectOf<Shape extends object>(value: Shape): Shape {
  if (typeof value === "object" && value !== null) return value;
  throw invalid(`${JSON.stringify(value)} is no object.`);
}

function invalid(why: string): AwsError {
  return new AwsError("InvalidDefinition", 400, `Invalid State Machine Definition: ${why}`);
}

export function parseJson(text: string): GraphLike {
  try {
    return JSON.parse(text) as GraphLike;
  } catch (error) {
    throw invalid(String(error));
  }
}
