/// <reference path="./.sst/platform/config.d.ts" />

/** Everything SnapRace is on AWS. What differs between stages is in infra/stage.ts, what each part is in a file of infra/. */
export default $config({
  async app({ stage: name }) {
    const { readStage } = await import("./infra/stage.ts");
    // A wrong setting stops here, before the first resource.
    const stage = readStage(name, process.env);
    return {
      name: "snaprace",
      home: "aws",
      removal: stage.removal,
      protect: stage.protect,
      version: "3.19.3",
      providers: {
        aws: {
          version: "6.66.2",
          region: stage.region,
          ...(stage.account && { allowedAccountIds: [stage.account] }),
          defaultTags: { tags: { app: "snaprace", stage: name } },
        },
      },
    };
  },
  async run() {
    await import("./infra/hardening.ts");
    // Before everything else: a missing secret must stop a deployment that has made nothing yet.
    await import("./infra/secrets.ts");
    const { photoStore } = await import("./infra/storage.ts");
    const { projection } = await import("./infra/table.ts");
    const { photoMessages, deadLetters } = await import("./infra/queue.ts");
    const { machine } = await import("./infra/pipeline.ts");
    const { images } = await import("./infra/cdn.ts");
    const { web } = await import("./infra/web.ts");
    const { dashboard } = await import("./infra/dashboard.ts");
    await import("./infra/alarms.ts");
    return {
      site: web.url,
      images: images.url,
      bucket: photoStore.name,
      table: projection.name,
      queue: photoMessages.url,
      deadLetters: deadLetters.url,
      stateMachine: machine.arn,
      dashboard: dashboard.dashboardName,
    };
  },
});
