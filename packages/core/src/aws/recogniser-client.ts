import { RekognitionClient } from "@aws-sdk/client-rekognition";
import { setting } from "../env/index.ts";
import { PATIENCE, patient } from "./patience.ts";

/**
 * Rekognition; or our own engine, in a function that speaks Rekognition's protocol at an address of its own. Such an address takes
 * requests that are signed for Lambda.
 */
export function recogniserClient(): RekognitionClient {
  const { url } = setting("recogniser");
  if (url === "") return patient(PATIENCE.recogniser, (waits) => new RekognitionClient(waits));
  return patient(
    PATIENCE.recogniser,
    (waits) =>
      new RekognitionClient({
        ...waits,
        endpoint: url,
        httpAuthSchemeProvider: ({ region }) => [
          {
            schemeId: "aws.auth#sigv4",
            signingProperties: { name: "lambda", region, signingName: "lambda", signingRegion: region },
            propertiesExtractor: (config, context) => ({ signingProperties: { config, context } }),
          },
        ],
      }),
  );
}
