import type { Picture, Region } from "../image/picture.ts";
import type { ImageQuality, Pose } from "../shapes.ts";
import type { PicturePoint } from "./landmarks.ts";

/** Variance of the second derivative of the grey values at which a face counts as fully sharp. */
const SHARP = 400;

/** Brightness: mean grey. Sharpness: variance of the Laplacian, squeezed into 0–100. */
export function qualityOf(picture: Picture, face: Region): ImageQuality {
  const { data, width: stride } = picture;
  const grey = (x: number, y: number): number => {
    const at = (y * stride + x) * 3;
    return 0.299 * (data[at] as number) + 0.587 * (data[at + 1] as number) + 0.114 * (data[at + 2] as number);
  };
  // About 64 samples along each edge, so a close-up costs no more than a face in the crowd.
  const step = Math.max(1, Math.floor(Math.max(face.width, face.height) / 64));
  let [count, sum, laplacians, squares] = [0, 0, 0, 0];
  for (let y = face.top + step; y < face.top + face.height - step; y += step) {
    for (let x = face.left + step; x < face.left + face.width - step; x += step) {
      const centre = grey(x, y);
      const edge = grey(x - step, y) + grey(x + step, y) + grey(x, y - step) + grey(x, y + step) - 4 * centre;
      count += 1;
      sum += centre;
      laplacians += edge;
      squares += edge * edge;
    }
  }
  if (count === 0) return { Brightness: 0, Sharpness: 0 };
  const variance = squares / count - (laplacians / count) ** 2;
  return { Brightness: (100 * sum) / count / 255, Sharpness: 100 * Math.min(1, Math.sqrt(variance / SHARP)) };
}

/** Where a face looks, roughly: from where the nose lies between eyes and mouth. Degrees. */
export function poseOf(points: readonly PicturePoint[]): Pose {
  const [leftEye, rightEye, mouth] = [
    middle(points.slice(36, 42)),
    middle(points.slice(42, 48)),
    middle(points.slice(48)),
  ];
  const nose = points[30] ?? mouth;
  const eyes = middle([leftEye, rightEye]);
  const eyeDistance = Math.hypot(rightEye.x - leftEye.x, rightEye.y - leftEye.y) || 1;
  const faceLength = Math.hypot(mouth.x - eyes.x, mouth.y - eyes.y) || 1;
  const roll = Math.atan2(rightEye.y - leftEye.y, rightEye.x - leftEye.x);
  const [right, down] = [nose.x - eyes.x, nose.y - eyes.y];
  const across = (right * Math.cos(roll) + down * Math.sin(roll)) / eyeDistance;
  const along = (down * Math.cos(roll) - right * Math.sin(roll)) / faceLength;
  const degrees = (ratio: number) => (Math.asin(Math.max(-1, Math.min(1, ratio))) * 180) / Math.PI;
  // A nose stands out by about the distance of an eye from the middle, and level gaze puts its tip 0.6 of the way down.
  return { Roll: (roll * 180) / Math.PI, Yaw: degrees(across * 1.6), Pitch: degrees((0.6 - along) * 1.4) };
}

export function middle(points: readonly PicturePoint[]): PicturePoint {
  const sum = points.reduce((a, b) => ({ x: a.x + b.x, y: a.y + b.y }), { x: 0, y: 0 });
  return { x: sum.x / points.length, y: sum.y / points.length };
}
