"use client";

import { useEffect } from "react";

/**
 * Brings Hangul's own letters. The list of their files is as long as all the rest of the style sheet, so it comes when the page
 * has been painted: letters of the device stand in until then, in boxes of the same width.
 */
export function HangulLetters() {
  useEffect(() => void loadHangul(""), []);
  return null;
}

/**
 * The same for words that are not on the page yet.
 * @param words - whose files are wanted
 */
export async function loadHangul(words: string): Promise<void> {
  try {
    await import("./hangul-faces.ts");
    const hangul = words.replace(/\P{Script=Hangul}/gu, "");
    if (hangul !== "") await document.fonts.load("500 1rem 'Pretendard Variable'", hangul);
  } catch {
    // The letters of the device stay: nothing is missing but their looks.
  }
}
