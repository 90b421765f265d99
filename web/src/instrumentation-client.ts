import { allowOwnScripts } from "./ui/trusted-types.ts";

// Next runs this before anything else of the site in the browser, and before it loads any script that is not in the page.
allowOwnScripts(globalThis);
