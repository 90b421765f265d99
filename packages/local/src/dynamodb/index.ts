export { type DynamoDB, startDynamoDB } from "./dynamodb.ts";
