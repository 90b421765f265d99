import type { Inspection, PolicyStatement } from "../port/index.ts";
import { originalNotification, photoBucket } from "../topology/index.ts";
import { type Check, check, must } from "./check.ts";

const TIERING = "INTELLIGENT_TIERING";

/** The photo bucket: private, encrypted, and wired to the queue. */
export function storageChecks(inspection: Inspection): Check[] {
  return [
    check("Public access", inspection.publicAccessBlocked, (blocked) => ({
      fine: "the photo bucket cannot be opened to the public",
      problems: [must(blocked, "The photo bucket can be opened to the public.")],
    })),
    check("Bucket policy", inspection.bucketPolicy, (policy) => {
      const allowed = policy.filter(({ Effect }) => Effect === "Allow");
      return {
        fine: "CloudFront reads renditions, over TLS, and nobody else reads anything",
        problems: [
          must(allowed.length > 0, "CloudFront may not read renditions."),
          must(allowed.every(isOurCdn), "The bucket's policy lets more in than our own distributions to renditions."),
          must(policy.some(refusesPlainHttp), "The bucket answers without TLS."),
        ],
      };
    }),
    check("Encryption", inspection.isEncrypted, (encrypted) => ({
      fine: "photos are encrypted where they lie",
      problems: [must(encrypted, "Photos lie unencrypted.")],
    })),
    check("Archive", inspection.archiveRules, (rules) => ({
      fine: "originals are archived, renditions never",
      problems: [
        must(rules.length > 0, "Originals are never archived: they cost their full price for ever."),
        must(
          rules.every(({ tags }) => tags.folder === photoBucket.archive.tag.folder),
          "Renditions can be archived; an archived one answers 403.",
        ),
      ],
    })),
    check("Lifecycle", inspection.lifecycleRules, (all) => {
      const rules = all.filter(({ isEnabled }) => isEnabled);
      const forAll = rules.filter(({ isForAll }) => isForAll);
      const moves = rules.flatMap(({ transitions }) => transitions);
      return {
        fine: "everything drifts by use, parts of uploads that broke off go, and nothing ends by its age",
        problems: [
          must(
            forAll.some(({ transitions }) => transitions.some(({ storageClass }) => storageClass === TIERING)),
            "Photos never drift to a cheaper tier: no rule moves all of them to Intelligent-Tiering.",
          ),
          must(
            moves.every(({ storageClass }) => storageClass === TIERING),
            `A rule moves objects to ${moves.find(({ storageClass }) => storageClass !== TIERING)?.storageClass}: what is archived there answers 403.`,
          ),
          must(
            forAll.some(({ abortPartsAfterDays }) => abortPartsAfterDays === photoBucket.abortMultipartAfterDays),
            "Parts of uploads that broke off are kept, and paid for, for ever.",
          ),
          must(
            !rules.some(({ expires }) => expires),
            "A rule deletes objects by their age; photos end with their event.",
          ),
        ],
      };
    }),
    check(
      "Originals to the queue",
      async () => {
        const [notifications, queue] = [await inspection.notifications(), await inspection.queue()];
        return notifications === "not-here" || queue === "not-here" ? "not-here" : { notifications, queue };
      },
      ({ notifications, queue }) => {
        const ours = notifications.filter(({ queueArn }) => queueArn === queue.arn);
        const { suffix, events } = originalNotification;
        return {
          fine: `${suffix} in the bucket is a message in the queue`,
          problems: [
            must(ours.length > 0, "No upload reaches the queue: the bucket tells it nothing."),
            must(ours.length < 2, "Every upload is told to the queue more than once."),
            ...ours.map((one) =>
              must(
                one.suffix === suffix && one.prefix === "" && events.every((event) => one.events.includes(event)),
                `The bucket tells the queue of "${one.prefix}…${one.suffix}" (${one.events.join(", ")}) instead of "…${suffix}".`,
              ),
            ),
          ],
        };
      },
    ),
    check("Uploads from browsers", inspection.corsRules, (rules) => {
      const origins = rules.flatMap((rule) => rule.origins);
      const { allowedMethods, allowedHeaders } = photoBucket.cors;
      return {
        fine: `from ${origins.join(", ")}`,
        problems: [
          must(rules.length > 0, "No browser can upload: the bucket has no rule for other origins."),
          must(!origins.includes("*"), "Every site may send files into the bucket with a signature it got hold of."),
          ...rules.map(({ methods, headers }) =>
            must(
              isSame(methods, allowedMethods) && isSame(headers, allowedHeaders),
              `Browsers may use ${methods.join(", ")} with ${headers.join(", ")} instead of ${allowedMethods.join(", ")} with ${allowedHeaders.join(", ")}.`,
            ),
          ),
        ],
      };
    }),
  ];
}

function isOurCdn({ Principal, Resource, Condition }: PolicyStatement): boolean {
  const isCloudFront = JSON.stringify(Principal ?? "").includes('"cloudfront.amazonaws.com"');
  const isBound = /AWS:SourceArn.*arn:aws:cloudfront::\d{12}:distribution\//i.test(JSON.stringify(Condition ?? ""));
  return (
    isCloudFront &&
    isBound &&
    [Resource].flat().every((arn) => photoBucket.publicKeys.some((keys) => arn.endsWith(`/${keys}`)))
  );
}

function refusesPlainHttp({ Effect, Condition }: PolicyStatement): boolean {
  return Effect === "Deny" && /aws:SecureTransport.*false/i.test(JSON.stringify(Condition ?? ""));
}

function isSame(found: readonly string[], wanted: readonly string[]): boolean {
  const names = (list: readonly string[]) => list.map((name) => name.toLowerCase()).sort();
  return JSON.stringify(names(found)) === JSON.stringify(names(wanted));
}
