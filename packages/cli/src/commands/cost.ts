import { readArguments, required } from "../arguments.ts";
import { type Bill, bill, PER_PHOTO, type Race } from "../cost/estimate.ts";
import { PRICES, PRICES_AS_OF, type Service, SOURCES } from "../cost/prices.ts";
import { UsageError } from "../usage-error.ts";

const NAMES: Readonly<Record<Service, string>> = {
  rekognition: "Rekognition",
  lambda: "Lambda",
  stepFunctions: "Step Functions",
  dynamodb: "DynamoDB",
  s3: "S3",
  sqs: "SQS",
  cloudfront: "CloudFront",
  cloudwatch: "CloudWatch",
};
const WIDTH = 16;

/** Prints what a race costs on AWS, with either recogniser. Asks nobody. */
export async function cost(args: string[]): Promise<number> {
  const { values } = readArguments(args, {
    photos: { type: "string" },
    region: { type: "string" },
    megabytes: { type: "string", default: "8" },
    views: { type: "string", default: "20" },
  });
  const region = required(values.region, "--region");
  const prices = Object.hasOwn(PRICES, region) ? PRICES[region] : undefined;
  if (!prices) {
    throw new UsageError(
      `There are no prices for the region "${region}". There are: ${Object.keys(PRICES).join(", ")}.`,
    );
  }
  const race: Race = {
    photos: number(required(values.photos, "--photos"), "--photos", 1),
    originalMb: number(values.megabytes, "--megabytes", 0.1),
    views: number(values.views, "--views", 0),
  };
  const text = describe(region, race, bill(race, "rekognition", prices), bill(race, "own", prices));
  process.stdout.write(`${text}\n`);
  return 0;
}

/** The bill as it is printed. */
export function describe(region: string, race: Race, rekognition: Bill, own: Bill): string {
  const services = Object.keys(NAMES) as Service[];
  const line = (name: string, a: number, b: number) =>
    `${name.padEnd(WIDTH)}${dollars(a).padStart(WIDTH)}${dollars(b).padStart(WIDTH)}`;
  const sum = (one: Bill) => services.reduce((total, service) => total + one[service], 0);
  const [all, allOwn] = [sum(rekognition), sum(own)];
  const { photos, originalMb, views } = race;
  return [
    `${photos.toLocaleString("en")} photos of ${originalMb} MB in ${region}, each seen ${views} times, and their first month (US dollars)`,
    "",
    `${" ".repeat(WIDTH)}${"Rekognition".padStart(WIDTH)}${"own engine".padStart(WIDTH)}`,
    ...services.map((service) => line(NAMES[service], rekognition[service], own[service])),
    line("Sum", all, allOwn),
    line("per 1,000 photos", (1000 * all) / photos, (1000 * allOwn) / photos),
    "",
    `Without tax, free tiers, volume discounts, Supabase and the site's own requests. Seconds on Lambda are estimates`,
    `(an execution: ${PER_PHOTO.seconds.execution} s) until a stage of yours has run. Prices as of ${PRICES_AS_OF}; compare before you rely on them:`,
    ...services.map((service) => `  ${NAMES[service].padEnd(WIDTH)}${SOURCES[service]}`),
  ].join("\n");
}

function dollars(amount: number): string {
  return amount.toFixed(2);
}

function number(text: string, option: string, least: number): number {
  const value = Number(text);
  if (text.trim() !== "" && Number.isFinite(value) && value >= least) return value;
  throw new UsageError(`${option} "${text}" is not a number of at least ${least}.`);
}
