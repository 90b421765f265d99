import type { Coverage } from "@snaprace/core/coverage";
import type { Event } from "@snaprace/core/event";
import { getTranslations } from "next-intl/server";
import { clockAt } from "../../gallery/local-time.ts";
import { cameraNames } from "./camera-names.ts";
import { CameraPlace } from "./camera-place.tsx";
import { ShareTable } from "./share-table.tsx";

interface Props {
  readonly event: Event.Info;
  readonly board: Coverage.Board;
  readonly photographers: ReadonlyMap<string, string>;
}

/** What each camera contributes, and where it stood. */
export async function CoverageCameras({ event, board, photographers }: Props) {
  const t = await getTranslations("coverage");
  const { checkpoints } = board;
  const clock = (instant: string) => clockAt(instant, event.timeZone, false);
  const names = cameraNames(board.cameras, photographers, {
    cameraName: (name, number) => t("cameraName", { name, number }),
    cameraOnly: (number) => t("cameraOnly", { number }),
    cameraless: (name) => t("cameraless", { name }),
  });
  const automatic = ({ place }: Coverage.Camera) => {
    const known = place?.by === "timing" && checkpoints.find((each) => each.checkpointId === place.checkpointId)?.name;
    return known ? t("byTiming", { name: known }) : t("byNothing");
  };
  return (
    <section className="mt-10">
      <h2 className="text-lg font-semibold">{t("cameras")}</h2>
      {checkpoints.length > 0 && <p className="mt-1 mb-3 max-w-3xl text-soft">{t("camerasText")}</p>}
      <ShareTable
        label={t("cameras")}
        head={t("head.camera")}
        startersHead={t("head.starters")}
        {...(checkpoints.length > 0 && { extraHead: t("head.place") })}
        rows={board.cameras.map((camera) => {
          const { cameraId, from, to, place } = camera;
          const name = names.get(cameraId) ?? cameraId;
          return {
            ...camera,
            key: cameraId,
            name: (
              <>
                {name}
                <span className="numbers block text-sm font-normal text-soft">
                  {t("from", { from: clock(from), to: clock(to) })}
                </span>
              </>
            ),
            extra: (
              <CameraPlace
                eventId={event.eventId}
                cameraId={cameraId}
                chosen={place?.by === "person" ? place.checkpointId : ""}
                checkpoints={checkpoints.map(({ checkpointId, name: checkpoint }) => ({
                  checkpointId,
                  name: checkpoint,
                }))}
                words={{ label: t("moved", { camera: name }), automatic: automatic(camera), saved: t("saved") }}
              />
            ),
          };
        })}
      />
    </section>
  );
}
