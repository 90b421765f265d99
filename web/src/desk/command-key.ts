/**
 * Which command a key is for, in lower case: the letter on it also while the keyboard writes Hangul.
 * @returns an empty text while a syllable is being put together in a field
 */
export function commandKey({ key, code, isComposing }: Pick<KeyboardEvent, "key" | "code" | "isComposing">): string {
  if (isComposing) return "";
  const isLatin = key.length === 1 && key <= "~";
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  return (!isLatin && key !== "Escape" && letter ? letter : key).toLowerCase();
}
