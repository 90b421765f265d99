import localFont from "next/font/local";

/*
 * The two files that every page needs before anything can be read, asked for with the page itself. A browser that has them
 * too late keeps what it began with: words that change their width move everything after them. Everything else of Pretendard
 * (Hangul above all) comes in its own small files when it is used, see hangul.tsx.
 */
const words = localFont({
  src: "../../../node_modules/pretendard/dist/web/variable/woff2-dynamic-subset/PretendardVariable.subset.91.woff2",
  weight: "45 920",
  display: "optional",
  variable: "--font-latin",
  adjustFontFallback: "Arial",
});
const numbers = localFont({
  src: "../../../node_modules/@fontsource/barlow-condensed/files/barlow-condensed-latin-600-normal.woff2",
  weight: "400 700",
  display: "optional",
  variable: "--font-bib",
  adjustFontFallback: "Arial",
});

/** Classes for <html>. */
export const FONT_CLASSES = `${words.variable} ${numbers.variable}`;
