import path from "node:path";
import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { createPool } from "@snaprace/vision";
import { startRekognition } from "../../rekognition/index.ts";
import { logBug, onStop, sayReady, serviceConfig } from "../service.ts";

const { dataDirectory, ports, workers } = serviceConfig();
const s3 = new S3Client({});
const vision = await createPool({ workers: workers.vision });
const rekognition = await startRekognition({
  port: ports.rekognition,
  directory: path.join(dataDirectory, "rekognition"),
  vision,
  clock: { now: () => Date.now() },
  onBug: logBug,
  async fetchObject(bucket, key) {
    const object = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    const bytes = await object.Body?.transformToByteArray();
    return { bytes: Buffer.from(bytes ?? []), etag: object.ETag ?? "" };
  },
});
onStop(async () => {
  await rekognition.close();
  await vision.close();
});
sayReady();
