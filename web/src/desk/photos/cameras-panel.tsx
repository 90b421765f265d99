"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { clockAt } from "../../gallery/local-time.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { ApiError } from "../upload/upload-api.ts";
import type { Camera, CameraPreview } from "./cameras.ts";
import { fetchCameras, fetchPreview, shiftCamera } from "./photos-api.ts";
import { parseShift, shiftText } from "./shift.ts";

interface Props {
  readonly eventId: string;
  readonly timeZone: string;
  readonly cameras: readonly Camera[];
}

interface Open {
  readonly camera: Camera;
  readonly preview: CameraPreview;
}

/** Cameras whose clock was wrong: what the runners that they saw tell, what a shift does, and the way back. */
export function CamerasPanel({ eventId, timeZone, cameras: first }: Props) {
  const t = useTranslations("desk.cameras");
  const problemWords = useTranslations("organize.problem");
  const [cameras, setCameras] = useState(first);
  const [open, setOpen] = useState<Open>();
  const [typed, setTyped] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [done, setDone] = useState<{ readonly camera: Camera; readonly photos: number }>();
  const [problem, setProblem] = useState<string>();

  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    setProblem(undefined);
    try {
      await work();
    } catch (error) {
      setProblem(error instanceof ApiError ? error.code : "internal");
    }
    setBusy(false);
  };
  const look = (camera: Camera) =>
    run(async () => {
      const preview = await fetchPreview(eventId, camera.cameraId);
      setOpen({ camera, preview });
      setTyped(shiftText(preview.guess?.shiftMs ?? camera.shiftMs));
    });
  const set = (camera: Camera, shiftMs: number, isUndo = false) =>
    run(async () => {
      const photos = await shiftCamera(eventId, camera.cameraId, shiftMs);
      setCameras(await fetchCameras(eventId));
      setOpen(undefined);
      setDone(isUndo ? undefined : { camera, photos });
    });

  const shift = parseShift(typed);
  return (
    <section aria-labelledby="cameras" className="flex flex-col gap-3">
      <h2 id="cameras" className="text-lg font-semibold">
        {t("title")}
      </h2>
      <p className="max-w-prose text-sm text-soft">{t("text")}</p>
      {problem && (
        <Notice tone="danger" role="alert">
          {problemWords(problem)}
        </Notice>
      )}
      {done && (
        <Notice tone="success" role="status">
          {t("moved", { count: done.photos })}{" "}
          <Button size="small" disabled={isBusy} onClick={() => void set(done.camera, done.camera.shiftMs, true)}>
            {t("undo")}
          </Button>
        </Notice>
      )}
      <ul className="divide-y divide-line rounded-xl border border-line bg-surface">
        {cameras.map((camera, index) => (
          <li key={camera.cameraId} className="flex flex-col gap-3 px-4 py-2">
            <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
              <span className="min-w-0 flex-1 font-medium">
                {t("camera", { number: index + 1 })}{" "}
                <span className="text-sm font-normal text-soft">{camera.cameraId.slice(0, 8)}</span>
              </span>
              <span className="numbers text-base">{t("photos", { count: camera.photos })}</span>
              <span className="numbers w-28 text-right text-base text-soft">
                {camera.shiftMs === 0 ? t("untouched") : shiftText(camera.shiftMs)}
              </span>
              <Button size="small" disabled={isBusy} onClick={() => void look(camera)}>
                {t("look")}
              </Button>
            </div>
            {open?.camera.cameraId === camera.cameraId && (
              <form
                className="flex flex-col gap-3 pb-2"
                onSubmit={(event) => {
                  event.preventDefault();
                  if (shift !== undefined) void set(camera, shift);
                }}
              >
                <p className="text-sm">
                  {open.preview.guess
                    ? t("guess", {
                        shift: shiftText(open.preview.guess.shiftMs),
                        count: open.preview.guess.photos,
                        checkpoint: open.preview.guess.checkpointId,
                      })
                    : t("noGuess")}
                </p>
                <div className="flex flex-wrap items-end gap-3">
                  <label className="flex flex-col gap-1 text-sm font-semibold">
                    {t("behind")}
                    <input
                      value={typed}
                      onChange={(event) => setTyped(event.target.value)}
                      aria-invalid={shift === undefined}
                      className="numbers tap w-36 rounded-lg border border-edge bg-surface px-3 text-base aria-invalid:border-danger"
                    />
                  </label>
                  <Button type="submit" variant="primary" disabled={isBusy || shift === undefined}>
                    {isBusy ? t("setting") : t("set")}
                  </Button>
                </div>
                {shift === undefined && <p className="text-sm text-danger">{t("shiftWrong")}</p>}
                {open.preview.samples.length > 0 && (
                  <table className="numbers w-full max-w-xl text-base">
                    <caption className="sr-only">{t("preview")}</caption>
                    <thead className="font-sans text-left text-sm text-soft">
                      <tr>
                        <th className="py-1 pr-4 font-medium">{t("bib")}</th>
                        <th className="py-1 pr-4 font-medium">{t("wrote")}</th>
                        <th className="py-1 pr-4 font-medium">{t("becomes")}</th>
                        <th className="py-1 font-medium">{t("passed")}</th>
                      </tr>
                    </thead>
                    <tbody>
                      {open.preview.samples.map(({ photoId, bib, wrote, passed }) => (
                        <tr key={photoId} className="border-t border-line">
                          <td className="py-1 pr-4 font-semibold">{bib}</td>
                          <td className="py-1 pr-4">{clockAt(wrote, timeZone)}</td>
                          <td className="py-1 pr-4 font-semibold">{clockAt(wrote + (shift ?? 0), timeZone)}</td>
                          <td className="py-1 text-soft">{passed === undefined ? "–" : clockAt(passed, timeZone)}</td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                )}
              </form>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
