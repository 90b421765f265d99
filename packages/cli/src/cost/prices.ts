/**
 * What AWS asks, in US dollars without tax, free tiers and volume discounts. Written down from the pages named in `SOURCES`; nobody
 * tells this program when they change, so the date is printed with every bill.
 */
export const PRICES_AS_OF = "2025-06";

export const SOURCES = {
  rekognition: "https://aws.amazon.com/rekognition/pricing/",
  lambda: "https://aws.amazon.com/lambda/pricing/",
  stepFunctions: "https://aws.amazon.com/step-functions/pricing/",
  dynamodb: "https://aws.amazon.com/dynamodb/pricing/on-demand/",
  s3: "https://aws.amazon.com/s3/pricing/",
  sqs: "https://aws.amazon.com/sqs/pricing/",
  cloudfront: "https://aws.amazon.com/cloudfront/pricing/",
  cloudwatch: "https://aws.amazon.com/cloudwatch/pricing/",
} as const;
export type Service = keyof typeof SOURCES;

export interface Prices {
  /** per image and operation */
  readonly rekognitionImage: number;
  /** per face and month */
  readonly rekognitionFace: number;
  /** on arm64 */
  readonly lambdaGbSecond: number;
  readonly lambdaRequest: number;
  readonly expressRequest: number;
  readonly expressGbSecond: number;
  /** per unit: 1 KB written, 4 KB read */
  readonly dynamodbWrite: number;
  readonly dynamodbRead: number;
  readonly dynamodbGbMonth: number;
  readonly dynamodbBackupGbMonth: number;
  readonly s3Put: number;
  readonly s3Get: number;
  /** Intelligent-Tiering, where everything begins */
  readonly s3GbMonth: number;
  /** Intelligent-Tiering's watch over an object of 128 KB or more */
  readonly s3WatchedObjectMonth: number;
  readonly sqsRequest: number;
  /** To the readers, who are taken to live where the region is. */
  readonly cloudfrontGb: number;
  readonly cloudfrontRequest: number;
  readonly cloudfrontFunction: number;
  readonly logsGb: number;
  readonly alarmMonth: number;
}

const US_EAST: Prices = {
  rekognitionImage: 0.001,
  rekognitionFace: 0.00001,
  lambdaGbSecond: 0.0000133334,
  lambdaRequest: 0.2e-6,
  expressRequest: 1e-6,
  expressGbSecond: 0.00001667,
  dynamodbWrite: 0.625e-6,
  dynamodbRead: 0.125e-6,
  dynamodbGbMonth: 0.25,
  dynamodbBackupGbMonth: 0.2,
  s3Put: 0.005 / 1000,
  s3Get: 0.0004 / 1000,
  s3GbMonth: 0.023,
  s3WatchedObjectMonth: 0.0025 / 1000,
  sqsRequest: 0.4e-6,
  cloudfrontGb: 0.085,
  cloudfrontRequest: 0.01 / 10_000,
  cloudfrontFunction: 0.1e-6,
  logsGb: 0.5,
  alarmMonth: 0.1,
};

/** Regions whose prices were written down. A bill with another region's prices would be a guess. */
export const PRICES: Readonly<Record<string, Prices>> = {
  "us-east-1": US_EAST,
  // The same on every one of the pages.
  "us-east-2": US_EAST,
  "us-west-2": US_EAST,
  "ap-northeast-2": {
    ...US_EAST,
    rekognitionImage: 0.0012,
    rekognitionFace: 0.000012,
    dynamodbWrite: 0.6778e-6,
    dynamodbRead: 0.1355e-6,
    dynamodbGbMonth: 0.27075,
    dynamodbBackupGbMonth: 0.2166,
    s3Put: 0.0045 / 1000,
    s3Get: 0.00035 / 1000,
    s3GbMonth: 0.025,
    cloudfrontGb: 0.12,
    cloudfrontRequest: 0.012 / 10_000,
    logsGb: 0.76,
  },
};
