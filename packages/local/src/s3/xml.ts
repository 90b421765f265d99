import { XMLParser } from "fast-xml-parser";
import { AwsError } from "../server/index.ts";

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\r": "&#13;",
};

/** Escapes a text, and drops characters that XML 1.0 cannot carry at all. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"\r]/g, (character) => ESCAPES[character]!).replace(/[^\P{Cc}\t\n]/gu, "");
}

type Node = string | number | boolean | undefined | { readonly [name: string]: Node | readonly Node[] };

/** Writes elements in the order of the object's members; an array repeats its element. */
export function toXml(root: string, node: Node): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(root, node)}`;
}

function element(name: string, node: Node | readonly Node[]): string {
  if (node === undefined) return "";
  if (Array.isArray(node)) return node.map((item) => element(name, item as Node)).join("");
  if (typeof node !== "object") return `<${name}>${escapeXml(String(node))}</${name}>`;
  const namespace = name.endsWith("Result") ? ' xmlns="http://s3.amazonaws.com/doc/2006-03-01/"' : "";
  const children = Object.entries(node).map(([child, value]) => element(child, value as Node));
  return `<${name}${namespace}>${children.join("")}</${name}>`;
}

const parser = new XMLParser({
  ignoreAttributes: true,
  ignoreDeclaration: true,
  parseTagValue: false,
  trimValues: false,
  removeNSPrefix: true,
  isArray: (name) => LISTS.has(name),
});
const LISTS = new Set([
  "AllowedHeader",
  "AllowedMethod",
  "AllowedOrigin",
  "CORSRule",
  "Event",
  "ExposeHeader",
  "FilterRule",
  "Object",
  "Part",
  "QueueConfiguration",
  "Tag",
]);

/**
 * Parses a request document. White space between elements is dropped, white space inside a value is kept.
 * @throws AwsError MalformedXML
 */
export function parseXml(body: Buffer, root: string): Record<string, unknown> {
  let document: unknown;
  try {
    document = parser.parse(body.toString("utf8"));
  } catch {
    throw malformed();
  }
  const content = (document as Record<string, unknown> | undefined)?.[root];
  if (content === undefined || typeof content === "number") throw malformed();
  return typeof content === "object" ? (content as Record<string, unknown>) : {};
}

export function malformed(): AwsError {
  return new AwsError(
    "MalformedXML",
    400,
    "The XML you provided was not well-formed or did not validate against our published schema",
  );
}

/** A member that is an object. */
export function asObject(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

/** A member that may repeat. */
export function asList(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.map(asObject) : [];
}

export function asTexts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

export function asText(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
