export { decodeCursor, encodeCursor } from "./cursor.ts";
export { all } from "./every.ts";
export { MOST_STRETCHES, PAGE_SIZE, PageInput, type PhotoPage, page } from "./page.ts";
export { photo, photos } from "./photo.ts";
