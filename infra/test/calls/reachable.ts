import { globSync } from "node:fs";
import path from "node:path";
import type * as TypeScript from "typescript";
import { fromPlatform, ROOT } from "../synth/platform.ts";

/** What a piece of the product asks of AWS and of its settings, read from its source. */
export interface Calls {
  /** SDK commands, and with `Command.Word` what a transaction is made of. */
  readonly commands: ReadonlySet<string>;
  /** Arguments of `setting()`. */
  readonly settings: ReadonlySet<string>;
  /** Whether it reads DB_HOST and its siblings. */
  readonly database: boolean;
}

const ts: typeof TypeScript = fromPlatform("typescript");
const SOURCES = ["packages/core/src/**/*.ts", "packages/functions/src/**/*.ts", "web/src/**/*.{ts,tsx}"];
/** IAM checks the parts of a transaction one by one. */
const TRANSACTION_PARTS = new Set(["Put", "Update", "Delete", "ConditionCheck"]);

let analysis: ReturnType<typeof analyse> | undefined;
const followed = new Map<string, Calls>();

/**
 * Follows every reference from these modules. A call of a port's method leads to the method of that name in the adapter, so
 * a function that is handed the whole adapter still counts for what it calls only.
 * @param entries paths from the root, or a prefix that ends with a slash
 */
export function callsFrom(...entries: readonly string[]): Calls {
  analysis ??= analyse();
  const key = entries.join(" ");
  const known = followed.get(key) ?? analysis(entries);
  followed.set(key, known);
  return known;
}

function analyse() {
  const files = SOURCES.flatMap((pattern) => globSync(pattern, { cwd: ROOT })).map((file) => path.join(ROOT, file));
  const program = ts.createProgram(files, {
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    target: ts.ScriptTarget.ESNext,
    jsx: ts.JsxEmit.Preserve,
    allowImportingTsExtensions: true,
    noEmit: true,
    skipLibCheck: true,
    strict: true,
    types: ["node"],
  });
  const checker = program.getTypeChecker();
  const own = program.getSourceFiles().filter((file) => relative(file).match(/^(packages|web)\//));
  const adapters = adapterMethods(checker, own);
  const adapterNodes = new Set([...adapters.values()].flat());

  return (entries: readonly string[]): Calls => {
    const commands = new Set<string>();
    const settings = new Set<string>();
    let database = false;
    const seen = new Set<TypeScript.Node>();
    const open: TypeScript.Node[] = own.filter((file) => entries.some((entry) => matches(file, entry)));
    if (open.length === 0) throw new Error(`No source matches ${entries.join(", ")}.`);
    for (let node = open.pop(); node; node = open.pop()) {
      if (seen.has(node)) continue;
      seen.add(node);
      const root = node;
      const visit = (child: TypeScript.Node): void => {
        // An adapter's methods and helpers count when they are called, not when the adapter is made.
        if (child !== root && adapterNodes.has(child)) return;
        if (child !== root && inAdapters(child) && isHelper(child)) return;
        if (ts.isTypeNode(child) || ts.isImportDeclaration(child)) return;
        note(child);
        if (ts.isIdentifier(child)) open.push(...targets(child));
        ts.forEachChild(child, visit);
      };
      visit(node);
    }
    return { commands, settings, database };

    function note(node: TypeScript.Node): void {
      if (ts.isNewExpression(node) && ts.isIdentifier(node.expression) && node.expression.text.endsWith("Command")) {
        commands.add(node.expression.text);
      }
      if (ts.isPropertyAssignment(node) && inAdapters(node) && TRANSACTION_PARTS.has(node.name.getText())) {
        commands.add(`TransactWriteCommand.${node.name.getText()}`);
      }
      if (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)) {
        // A value that may be undefined is asked for by somebody else's argument.
        const sure = ts.isShorthandPropertyAssignment(node) || !ts.isBinaryExpression(node.initializer);
        if (inAdapters(node) && node.name.getText() === "Tagging" && sure) commands.add("PutObjectCommand.Tagging");
      }
      if (ts.isCallExpression(node) && node.expression.getText() === "databaseSettings") database = true;
      if (ts.isCallExpression(node) && node.expression.getText() === "setting") {
        const [name] = node.arguments;
        if (name && ts.isStringLiteral(name)) settings.add(name.text);
      }
    }
  };

  function targets(identifier: TypeScript.Identifier): TypeScript.Node[] {
    const parent = identifier.parent;
    let symbol =
      ts.isShorthandPropertyAssignment(parent) && parent.name === identifier
        ? checker.getShorthandAssignmentValueSymbol(parent)
        : checker.getSymbolAtLocation(identifier);
    if (symbol && symbol.flags & ts.SymbolFlags.Alias) symbol = checker.getAliasedSymbol(symbol);
    return (symbol?.declarations ?? []).flatMap((declaration) => {
      const implementations = adapters.get(declaration);
      if (implementations) return implementations;
      if (!own.includes(declaration.getSourceFile())) return [];
      return isCode(declaration) ? [declaration] : [];
    });
  }
}

function isCode(node: TypeScript.Node): boolean {
  return (
    ts.isFunctionDeclaration(node) ||
    ts.isVariableDeclaration(node) ||
    ts.isPropertyAssignment(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isExportAssignment(node)
  );
}

/** The implementation of each method of a port: properties of object literals that stand where a port is expected. */
function adapterMethods(checker: TypeScript.TypeChecker, files: readonly TypeScript.SourceFile[]) {
  const methods = new Map<TypeScript.Node, TypeScript.Node[]>();
  const visit = (node: TypeScript.Node): void => {
    if (ts.isObjectLiteralExpression(node)) {
      const type = checker.getContextualType(node);
      for (const property of node.properties) {
        const name = property.name?.getText();
        const declarations = (name && type?.getProperty(name)?.declarations) || [];
        for (const declaration of declarations) {
          if (!relative(declaration.getSourceFile()).startsWith("packages/core/src/port/")) continue;
          if (!ts.isMethodSignature(declaration)) continue;
          methods.set(declaration, [...(methods.get(declaration) ?? []), property]);
        }
      }
    }
    ts.forEachChild(node, visit);
  };
  for (const file of files) if (inAdapters(file) || relative(file).includes("core/src/truth/")) visit(file);
  return methods;
}

function isHelper(node: TypeScript.Node): boolean {
  if (ts.isFunctionDeclaration(node)) return true;
  return ts.isVariableDeclaration(node) && node.initializer !== undefined && ts.isArrowFunction(node.initializer);
}

function matches(file: TypeScript.SourceFile, entry: string): boolean {
  return entry.endsWith("/") ? relative(file).startsWith(entry) : relative(file) === entry;
}

function inAdapters(node: TypeScript.Node): boolean {
  return relative(node.getSourceFile()).startsWith("packages/core/src/aws/");
}

function relative(file: TypeScript.SourceFile): string {
  return path.relative(ROOT, file.fileName).replaceAll(path.sep, "/");
}
