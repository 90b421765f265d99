import type { Prediction } from "./predict.ts";

/** How well a photo's time fits a runner's race. */
export interface TimeEvidence {
  readonly checkpointId: string;
  /** s after (before: negative) the moment at which she should have passed this camera */
  readonly seconds: number;
}

/** Further from every prediction than this, a photo's time says nothing for the runner. ms */
const MOST = 60_000;

/**
 * Where and how close to her own time a photo was taken. Measured against the camera's clock, so a clock that is wrong for all
 * runners is wrong for none.
 */
export function evidence(
  photo: { readonly at: number; readonly photographerId: string | undefined },
  predictions: readonly Prediction[],
): TimeEvidence | undefined {
  const measured = predictions.filter(
    ({ photographerId, isGuess }) => !isGuess && photographerId === photo.photographerId,
  );
  const distance = (prediction: Prediction) => Math.abs(photo.at - prediction.at);
  const [nearest] = measured.toSorted((a, b) => distance(a) - distance(b));
  if (!nearest || distance(nearest) > MOST) return undefined;
  return { checkpointId: nearest.checkpointId, seconds: Math.round((photo.at - nearest.at) / 1000) };
}
