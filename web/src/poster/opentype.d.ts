/** The part of opentype.js 2 that is used here; the package ships no types. The module by name: Node and bundlers would take different ones. */
declare module "opentype.js/dist/opentype.mjs" {
  export type PathCommand =
    | { type: "M"; x: number; y: number }
    | { type: "L"; x: number; y: number }
    | { type: "Q"; x: number; y: number; x1: number; y1: number }
    | { type: "C"; x: number; y: number; x1: number; y1: number; x2: number; y2: number }
    | { type: "Z" };

  export interface Font {
    readonly unitsPerEm: number;
    readonly tables: { readonly os2?: { readonly sCapHeight?: number } };
    /** 0 for a character that the font does not have. */
    charToGlyphIndex(character: string): number;
    getAdvanceWidth(text: string, fontSize: number): number;
    getPath(text: string, x: number, y: number, fontSize: number): { readonly commands: PathCommand[] };
  }

  export function parse(buffer: ArrayBuffer, options?: { readonly lowMemory?: boolean }): Font;
}
