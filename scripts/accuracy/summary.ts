import { percent, rates, scoreBibs, scoreBySource } from "./bibs.ts";
import { judgeStates } from "./calibration.ts";
import { searchEach, searchGroups } from "./faces.ts";
import type { MeasuredPhoto } from "./measure.ts";
import { scoreProposals } from "./proposals.ts";
import { rocOf, trueMatchesAt } from "./roc.ts";

/** The figures in lines of text. */
export function summarise(photos: readonly MeasuredPhoto[]): string[] {
  if (photos.length === 0) return ["No photos."];
  const { found, missed, wrong, partial } = scoreBibs(photos);
  return [
    "",
    `${photos.length} photos`,
    line("bibs", found, missed, wrong),
    line("bibs, partial readings counted wrong", found, missed, wrong + partial),
    ...scoreBySource(photos).flatMap(({ source, own, others }) => [
      line(`  of ${source}`, own.found, own.missed, own.wrong),
      line(`  without ${source}`, others.found, others.missed, others.wrong),
    ]),
    ...judgeStates(photos.flatMap(({ readings }) => readings)).map(
      ({ state, ...count }) =>
        `${state}: ${percent(count.right / (count.right + count.wrong))} right (${count.right} right, ${count.partial} partial, ${count.wrong} wrong)`,
    ),
    ...faceLines(photos),
    cpuLine(photos),
  ];
}

function faceLines(photos: readonly MeasuredPhoto[]): string[] {
  const sum = (count: (photo: MeasuredPhoto) => number) => photos.reduce((total, photo) => total + count(photo), 0);
  const clear = sum(({ faces }) => faces.clear);
  if (clear === 0) {
    return [
      `faces: ${sum(({ faces }) => faces.detected)} detected, ${sum(({ faces }) => faces.counted)} counted by a person`,
    ];
  }
  const detected = sum(({ faces }) => faces.clearDetected);
  const known = photos.flatMap(({ faces }) => faces.known);
  const { searches, wanted, sure, maybe } = searchEach(known);
  const all = { right: sure.right + maybe.right, wrong: sure.wrong + maybe.wrong };
  const curve = rocOf(known);
  const proposals = scoreProposals(photos);
  const { recall, precision } = rates(
    proposals.right,
    Math.max(0, proposals.wanted - proposals.right),
    proposals.wrong,
  );
  return [
    line(
      "faces detected, clear ones",
      detected,
      clear - detected,
      sum(({ faces }) => faces.extra),
    ),
    line(`faces found by ${searches} searches, "you"`, sure.right, Math.max(0, wanted - sure.right), sure.wrong),
    line(`faces found, "you" and "maybe you"`, all.right, Math.max(0, wanted - all.right), all.wrong),
    `pairs of faces: ${[0.001, 0.01].map((rate) => `${percent(trueMatchesAt(curve, rate))} of the same person found at ${percent(rate)} of strangers`).join(", ")}`,
    ...searchGroups(known).map(
      ({ group, searches, falseSure, falseMaybe }) =>
        `  strangers of group ${group} taken for one person, of ${searches} searches: ${percent(falseSure)} of pairs as "you", ${percent(falseMaybe)} as "maybe you"`,
    ),
    `bibs proposed by faces, from ${proposals.links} faces with a bib: ${percent(precision)} right (${proposals.right} right, ${proposals.wrong} wrong), of ${proposals.wanted} clear faces without one ${percent(recall)}`,
  ];
}

function cpuLine(photos: readonly MeasuredPhoto[]): string {
  const mean = (stage: "render" | "read") => photos.reduce((sum, { cpu }) => sum + cpu[stage], 0) / photos.length;
  return `CPU per photo: ${mean("render").toFixed(2)} s rendering, ${mean("read").toFixed(2)} s reading`;
}

function line(name: string, found: number, missed: number, wrong: number): string {
  const { recall, precision, f1 } = rates(found, missed, wrong);
  return `${name}: recall ${percent(recall)}, precision ${percent(precision)}, F1 ${percent(f1)} (${found} found, ${missed} missed, ${wrong} wrong)`;
}
