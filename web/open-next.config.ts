/*
 * How the site becomes a Lambda function: read by `open-next build`, which a deployment runs. OpenNext reports failed installs and goes
 * on, so `npm run infra:test` looks at what it has made.
 */
export default {
  default: {
    override: {
      // Pages are rendered per request and kept nowhere: there is nothing to revalidate, and no bucket, table or queue for it.
      incrementalCache: "dummy",
      tagCache: "dummy",
      queue: "dummy",
      // An answer in one piece may have 6 MB: a zip of twenty photos has more, and so has one photo in its full size.
      wrapper: "aws-lambda-streaming",
    },
    // Traced for the machine that builds; the function runs on arm64. `arch` alone is no option of npm.
    install: {
      packages: ["sharp@0.35.5"],
      arch: "arm64",
      libc: "glibc",
      additionalArgs: "--cpu=arm64 --ignore-scripts",
    },
  },
  dangerous: { disableIncrementalCache: true, disableTagCache: true },
  // SST wants an image optimizer, and gives it no concurrency. Renditions are made once, in the pipeline.
  imageOptimization: { install: false },
  buildCommand: "npx next build",
};
