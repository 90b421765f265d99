export { fn } from "./fn.ts";
