export interface Permission {
  readonly actions: string[];
  readonly resources: $util.Input<string>[];
}

/** For a function that writes to its own log group and to X-Ray, which knows no resources. */
export function observability(logGroupArn: $util.Input<string>): Permission[] {
  return [
    { actions: ["logs:CreateLogStream", "logs:PutLogEvents"], resources: [$interpolate`${logGroupArn}:*`] },
    { actions: ["xray:PutTraceSegments", "xray:PutTelemetryRecords"], resources: ["*"] },
  ];
}

/** For a function inside the optional network; these actions know no resources before the interface exists. */
export const networkInterfaces: Permission[] = [
  {
    actions: [
      "ec2:CreateNetworkInterface",
      "ec2:DescribeNetworkInterfaces",
      "ec2:DescribeSubnets",
      "ec2:DeleteNetworkInterface",
      "ec2:AssignPrivateIpAddresses",
      "ec2:UnassignPrivateIpAddresses",
    ],
    resources: ["*"],
  },
];
