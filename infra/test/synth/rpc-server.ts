import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { ROOT, WORK } from "./platform.ts";

export interface BuildRequest {
  readonly functionID: string;
  readonly handler: string;
  readonly bundle?: string;
  readonly links?: Readonly<Record<string, unknown>>;
  /** Files packed beside the bundle: where they are, and where they will be. */
  readonly copyFiles?: readonly { readonly from: string; readonly to: string }[];
  readonly properties?: { readonly install?: readonly string[]; readonly architecture?: string };
}

const KEEP_ALIVE_MS = 600_000;

/** The part of SST's command that components ask while they are evaluated. Answers without a cloud. */
export async function startRpcServer(account: string, region: string) {
  const builds: BuildRequest[] = [];
  const answers: Record<string, (args: BuildRequest) => unknown> = {
    "Provider.Aws.Bootstrap": () => ({
      version: 1,
      asset: "sst-asset-synthesis",
      state: "sst-state-synthesis",
      assetEcrRegistryId: account,
      assetEcrUrl: `${account}.dkr.ecr.${region}.amazonaws.com/sst-asset`,
      appsyncHttp: "appsync.invalid",
      appsyncRealtime: "realtime.invalid",
    }),
    "Provider.Aws.Appsync": () => ({ http: "appsync.invalid", realtime: "realtime.invalid" }),
    "Runtime.AddTarget": (args) => {
      builds.push(args);
      return {};
    },
    "Runtime.Build": (args) => {
      builds.push(args);
      return build(args);
    },
  };
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => (body += chunk));
    request.on("end", () => {
      const { method, params } = JSON.parse(body);
      const answer = answers[method];
      response.setHeader("content-type", "application/json");
      response.end(
        JSON.stringify(answer ? { result: answer(params[0]) } : { error: `rpc: can't find service ${method}` }),
      );
    });
  });
  // Components keep their connections. One that the server closes while a request is on its way would end the synthesis, which on
  // a busy machine happens after Node's five seconds.
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, builds, close: () => server.close() };
}

/** A stand-in bundle; the real ones are measured by their own step. A handler that does not exist is an error all the same. */
function build({ functionID, handler, bundle }: BuildRequest) {
  if (bundle) return { handler, out: bundle, errors: [], sourcemaps: [] };
  const dot = handler.lastIndexOf(".");
  const [module, name] = [handler.slice(0, dot), handler.slice(dot + 1)];
  if (!existsSync(path.join(ROOT, `${module}.ts`))) {
    return { handler, out: "", errors: [`There is no ${module}.ts for ${functionID}`], sourcemaps: [] };
  }
  const out = path.join(WORK, "artifacts-synthesis", functionID);
  mkdirSync(out, { recursive: true });
  writeFileSync(path.join(out, "bundle.mjs"), `export const ${name} = () => undefined;\n`);
  return { handler: `bundle.${name}`, out, errors: [], sourcemaps: [] };
}
