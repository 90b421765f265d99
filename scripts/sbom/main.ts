import { ROOT } from "../steps.ts";
import { toCycloneDx } from "./cyclonedx.ts";
import { lockedPackages } from "./lockfile.ts";

/* `npm run --silent sbom > sbom.json`: everything that is installed, as a CycloneDX bill of materials. */

process.stdout.write(`${JSON.stringify(toCycloneDx(lockedPackages(ROOT)), null, 2)}\n`);
