import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

export interface UsedKey {
  readonly key: string;
  /** the code appends something: any key that begins like this will do */
  readonly prefix: boolean;
  readonly file: string;
}

const TRANSLATORS = new Set(["useTranslations", "getTranslations"]);

/**
 * Keys that the code asks for by name, found by reading it: `const t = useTranslations("ns")` … `t("key")`,
 * `t.rich("key")`, `t(open ? "a" : "b")`, and `t(\`state.${state}\`)` as a prefix. Names from elsewhere (a
 * parameter `t`) are not followed.
 */
export function keysUsedInCode(folders: readonly string[]): UsedKey[] {
  return folders
    .flatMap((folder) => sourceFiles(folder))
    .flatMap((file) =>
      keysIn(
        ts.createSourceFile(
          file,
          readFileSync(file, "utf8"),
          ts.ScriptTarget.Latest,
          true,
          ts.ScriptKind.TSX,
        ),
      ),
    );
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(
      (entry) =>
        entry.isFile() &&
        /\.tsx?$/.test(entry.name) &&
        !entry.name.includes(".test.") &&
        !entry.parentPath.includes("generated"),
    )
    .map((entry) => join(entry.parentPath, entry.name));
}

function keysIn(source: ts.SourceFile): UsedKey[] {
  const found: UsedKey[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const namespace = namespaceOf(node.expression);
      const [argument] = node.arguments;
      if (namespace !== null && argument !== undefined)
        for (const { text, prefix } of literalsIn(argument))
          found.push({ key: join2(namespace, text), prefix, file: source.fileName });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/**
 * The namespace of what is being called, if it is a translator: itself, a variable that holds one, or
 * `.rich`/`.has` of it.
 */
function namespaceOf(expression: ts.Expression): string | null {
  const callee =
    ts.isPropertyAccessExpression(expression) && ["rich", "markup", "raw"].includes(expression.name.text)
      ? expression.expression
      : expression;
  if (ts.isIdentifier(callee)) return declaredNamespace(callee);
  return madeNamespace(callee);
}

function madeNamespace(expression: ts.Expression | undefined): string | null {
  if (expression === undefined) return null;
  if (ts.isParenthesizedExpression(expression) || ts.isAwaitExpression(expression))
    return madeNamespace(expression.expression);
  if (
    !ts.isCallExpression(expression) ||
    !ts.isIdentifier(expression.expression) ||
    !TRANSLATORS.has(expression.expression.text)
  )
    return null;
  const [argument] = expression.arguments;
  if (argument === undefined) return "";
  return ts.isStringLiteral(argument) ? argument.text : null;
}

/** Looks outward from where the name is used for the `const` that makes it. */
function declaredNamespace(name: ts.Identifier): string | null {
  for (let scope: ts.Node | undefined = name.parent; scope !== undefined; scope = scope.parent) {
    if (
      ts.isFunctionLike(scope) &&
      scope.parameters.some((parameter) => parameter.name.getText() === name.text)
    )
      return null;
    if (!ts.isBlock(scope) && !ts.isSourceFile(scope)) continue;
    for (const statement of scope.statements) {
      if (!ts.isVariableStatement(statement)) continue;
      const declaration = statement.declarationList.declarations.find(
        (one) => one.name.getText() === name.text,
      );
      if (declaration !== undefined) return madeNamespace(declaration.initializer);
    }
  }
  return null;
}

function literalsIn(argument: ts.Expression): { text: string; prefix: boolean }[] {
  if (ts.isStringLiteral(argument) || ts.isNoSubstitutionTemplateLiteral(argument))
    return [{ text: argument.text, prefix: false }];
  if (ts.isTemplateExpression(argument)) return [{ text: argument.head.text, prefix: true }];
  if (ts.isConditionalExpression(argument))
    return [...literalsIn(argument.whenTrue), ...literalsIn(argument.whenFalse)];
  if (ts.isParenthesizedExpression(argument)) return literalsIn(argument.expression);
  return [];
}

function join2(namespace: string, key: string): string {
  return namespace === "" ? key : `${namespace}.${key}`;
}
