interface Statement {
  readonly sid?: string;
  readonly effect?: string;
  readonly actions?: readonly string[];
  readonly resources?: readonly string[];
  readonly principals?: readonly { readonly type: string; readonly identifiers: readonly string[] }[];
  readonly conditions?: readonly {
    readonly test: string;
    readonly variable: string;
    readonly values: readonly string[];
  }[];
}

/** A policy as the AWS provider's data source `aws_iam_policy_document` writes it. */
export function policyDocument(statements: readonly Statement[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements.map(render) });
}

function render({ sid, effect = "Allow", actions, resources, principals, conditions = [] }: Statement) {
  const everyone = principals?.some(({ type }) => type === "*");
  const byTest: Record<string, Record<string, readonly string[]>> = {};
  for (const { test, variable, values } of conditions) byTest[test] = { ...byTest[test], [variable]: values };
  return {
    ...(sid && { Sid: sid }),
    Effect: effect.charAt(0).toUpperCase() + effect.slice(1),
    Action: actions ?? [],
    ...(resources && { Resource: resources }),
    ...(principals && {
      Principal: everyone ? "*" : Object.fromEntries(principals.map(({ type, identifiers }) => [type, identifiers])),
    }),
    ...(conditions.length > 0 && { Condition: byTest }),
  };
}
