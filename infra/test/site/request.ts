import { pathToFileURL } from "node:url";

/* One request to the site's function as Lambda makes it: node request.ts <module> <path> <headers>. Prints the answer as JSON. */

const [file = "", rawPath = "/", more = "{}"] = process.argv.slice(2);
const { handler } = await import(pathToFileURL(file).href);
const answer = await handler(
  {
    version: "2.0",
    rawPath,
    rawQueryString: "",
    headers: {
      host: "site.example.com",
      "x-forwarded-host": "site.example.com",
      "accept-language": "en",
      ...JSON.parse(more),
    },
    requestContext: { http: { method: "GET", path: rawPath, sourceIp: "203.0.113.7", userAgent: "infra test" } },
    isBase64Encoded: false,
  },
  { awsRequestId: "site", getRemainingTimeInMillis: () => 20_000 },
);
const body = answer.isBase64Encoded ? Buffer.from(answer.body, "base64").toString("utf8") : answer.body;
process.stdout.write(`\n${JSON.stringify({ status: answer.statusCode, headers: answer.headers, body })}\n`);
process.exit(0);
