import { listen, notImplemented, type RunningServer } from "../server/index.ts";

/** CloudFront is the one service asked here that answers in XML. */
const IN_XML = "cloudfront";

/**
 * Stands for every AWS service that the stack does not have. Without it a client that has no endpoint of its own would ask the
 * real AWS, with credentials that are none.
 */
export function startElsewhere(options: { readonly port: number }): Promise<RunningServer> {
  return listen(options.port, (request, response) => {
    request.resume();
    const service = serviceOf(request.headers.authorization);
    const { code, status, message } = notImplemented(service, `${request.method} ${request.url}`);
    const body =
      service === IN_XML
        ? `<ErrorResponse><Error><Code>${code}</Code><Message>${service} is not part of this stack.</Message></Error></ErrorResponse>`
        : JSON.stringify({ __type: code, message });
    response.writeHead(status, {
      "content-type": service === IN_XML ? "text/xml" : "application/json",
      "x-amzn-errortype": code,
      "content-length": Buffer.byteLength(body),
    });
    response.end(body);
  });
}

/** A signed request names its service: `Credential=key/20261126/region/service/aws4_request`. */
function serviceOf(authorization = ""): string {
  return /Credential=[^/]+\/\d+\/[^/]+\/([a-z0-9-]+)\//.exec(authorization)?.[1] ?? "cloud";
}
