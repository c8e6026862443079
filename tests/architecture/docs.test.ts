import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const files = execFileSync("git", ["ls-files"], { encoding: "utf8" }).trim().split("\n");

/** Folders of the product, as a text names a file or folder in them. */
const PATH =
  /(?<![\w./-])(?:app|components|docs|lib|messages|prisma|tests|scripts|bench|eval)\/[\w()[\]./-]*[\w)\]]/g;
const placeholders = /[<>…]|\.\.\./;

const pathsIn = (text: string): string[] => [...new Set(text.match(PATH) ?? [])];
const missing = (paths: readonly string[]): string[] =>
  paths.filter((path) => !placeholders.test(path) && !existsSync(path));

describe("texts that lead the way", () => {
  it.each(["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "docs/glosarium.md", "docs/keadaan-temuan.md"])(
    "%s names only files and folders that exist",
    (file) => {
      const paths = [...readFileSync(file, "utf8").matchAll(/`([^`\s<]+)`/g)].flatMap((match) =>
        pathsIn(match[1] ?? ""),
      );
      expect(missing(paths)).toEqual([]);
    },
  );

  it("comments cite no document that is not here", () => {
    const cited = files
      .filter((file) => /\.(ts|tsx|mjs|css|prisma)$/.test(file))
      .flatMap((file) =>
        [...readFileSync(file, "utf8").matchAll(/docs\/[\w/-]+\.md/g)].map(([path]) => `${file}: ${path}`),
      );
    expect(cited.length).toBeGreaterThan(0);
    expect(cited.filter((line) => !existsSync(line.split(": ")[1] ?? ""))).toEqual([]);
  });
});
