import config from "../../../web/open-next.config.ts";

/** The deployment's own, over a site that was built before: `npm test` then uses the same build. */
export default { ...config, buildCommand: "true" };
