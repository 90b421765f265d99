import path from "node:path";
import { GetObjectCommand, NoSuchBucket, NoSuchKey, S3Client } from "@aws-sdk/client-s3";
import { createPool } from "@snaprace/vision";
import { recordedVision, startRekognition } from "../../rekognition/index.ts";
import { REGION } from "../config.ts";
import { logBug, onStop, sayReady, serviceConfig } from "../service.ts";

const { dataDirectory, ports, workers, recogniserTps, recordedAnswers } = serviceConfig();
const s3 = new S3Client({});
const open = () => createPool({ workers: workers.vision });
const vision = recordedAnswers === undefined ? await open() : recordedVision(recordedAnswers, open);
const rekognition = await startRekognition({
  port: ports.rekognition,
  directory: path.join(dataDirectory, "rekognition"),
  region: REGION,
  vision,
  clock: { now: () => Date.now() },
  tps: recogniserTps,
  onBug: logBug,
  async fetchObject(bucket, key) {
    try {
      const object = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      return { bytes: Buffer.from((await object.Body?.transformToByteArray()) ?? []), etag: object.ETag ?? "" };
    } catch (error) {
      if (error instanceof NoSuchKey || error instanceof NoSuchBucket) return undefined;
      throw error;
    }
  },
});
onStop(async () => {
  await rekognition.close();
  await vision.close();
});
sayReady();
