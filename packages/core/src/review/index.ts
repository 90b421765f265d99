export * as Review from "./review.ts";
