import { readFileSync } from "node:fs";
import { edge, resources } from "@snaprace/core/topology";
import { stage } from "./current-stage.ts";
import { photoStore } from "./storage.ts";

/** Published events, tombstones and preview tokens: read before the cache, so that closing an event bites at once. */
const store = new aws.cloudfront.KeyValueStore("EdgeKeys", {
  name: `snaprace-${stage.name}-edge`,
  comment: "Who may see which images",
});
export const edgeStoreLink = new sst.Linkable(resources.edgeStore, { properties: { arn: store.arn } });
export const edgeStoreArn = store.arn;

const viewerRequest = new aws.cloudfront.Function("EdgeViewerRequest", {
  runtime: "cloudfront-js-2.0",
  comment: "Lets through images of published events",
  code: readFileSync(edge.functionFile, "utf8"),
  keyValueStoreAssociations: [store.arn],
  publish: true,
});

const headers = new aws.cloudfront.ResponseHeadersPolicy("ImageHeaders", {
  comment: "Images may be drawn on the site's canvases and sniffed by nobody",
  corsConfig: {
    accessControlAllowCredentials: false,
    accessControlAllowHeaders: { items: ["*"] },
    accessControlAllowMethods: { items: ["GET", "HEAD"] },
    // Without a domain of its own the site's address is known only after this distribution; the images are public anyway.
    accessControlAllowOrigins: {
      items: stage.domain
        ? [`https://${stage.domain}`, ...(stage.organizerHosts ? [`https://*.${stage.domain}`] : [])]
        : ["*"],
    },
    originOverride: true,
  },
  securityHeadersConfig: {
    contentTypeOptions: { override: true },
    strictTransportSecurity: { accessControlMaxAgeSec: 31_536_000, includeSubdomains: false, override: true },
  },
});

/** A distribution of its own: only routes given here get origin access control, and the site cannot share such a router. */
export const images = new sst.aws.Router(resources.cdn, {
  routes: { "/*": { bucket: photoStore } },
  ...(stage.domain && {
    domain: {
      name: `images.${stage.domain}`,
      ...(stage.certificate && { dns: false as const, cert: stage.certificate }),
    },
  }),
  transform: {
    cdn: (args) => {
      args.defaultCacheBehavior = $output(args.defaultCacheBehavior).apply((behaviour) => ({
        ...behaviour,
        // Our source as it is, not as an injection: the local CDN runs the same file.
        functionAssociations: [{ eventType: "viewer-request", functionArn: viewerRequest.arn }],
        responseHeadersPolicyId: headers.id,
      }));
    },
  },
});
