import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { DETECTORS } from "@/lib/detectors/registry";
import { ROLES } from "@/lib/access/actor";
import { loadMessages, type Messages } from "@/lib/i18n/messages";

const readme = readFileSync("README.md", "utf8");

/** Files that a text links to or shows; other sites and places within the text are left out. */
const linksOf = (text: string): string[] =>
  [...text.matchAll(/\]\(((?!https?:)[^)#]+)\)/g)].map((match) => match[1] ?? "");

describe("the README", () => {
  it("lists the catalogue as it is registered", () => {
    const texts = loadMessages("en").detectors as Readonly<Record<string, Messages>>;
    const missing = DETECTORS.filter(({ code }) => {
      const [family = "", number = ""] = code.split("-");
      const line = readme.split("\n").find((row) => row.startsWith(`| **${family}**`)) ?? "";
      return !line.includes(`${number} ${String(texts[code]?.title)}`);
    });
    expect(missing.map(({ code }) => code)).toEqual([]);
  });

  it("points only at what exists", () => {
    const links = linksOf(readme);
    expect(links.length).toBeGreaterThan(3);
    expect(links.filter((link) => !existsSync(link))).toEqual([]);
  });

  it("names commands that package.json has", () => {
    const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as {
      scripts: Record<string, string>;
    };
    const named = [...readme.matchAll(/npm (?:run (?:-s )?)?([a-z]+)/g)]
      .map((match) => match[1] ?? "")
      .filter((name) => name !== "registry");
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});

describe("the guide for staff", () => {
  const guide = readFileSync("docs/panduan.md", "utf8");
  const pictures = linksOf(guide).filter((link) => link.endsWith(".png"));

  it("shows only pictures that exist and that the browser tests draw", () => {
    expect(linksOf(guide).filter((link) => !existsSync(join("docs", link)))).toEqual([]);
    const drawn = readdirSync("tests/e2e/journey").flatMap((file) =>
      [...readFileSync(join("tests/e2e/journey", file), "utf8").matchAll(/picture\(page, "([a-z]+)"\)/g)].map(
        (match) => `${match[1] ?? ""}.png`,
      ),
    );
    expect(pictures.length).toBeGreaterThan(5);
    expect(pictures.filter((link) => !drawn.includes(basename(link)))).toEqual([]);
  });

  it("leads to headings that it has", () => {
    const headings = new Set(
      [...guide.matchAll(/^## (.+)$/gm)].map((match) => (match[1] ?? "").toLowerCase().replaceAll(" ", "-")),
    );
    const targets = [...guide.matchAll(/\]\(#([^)]+)\)/g)].map((match) => match[1] ?? "");
    expect(targets.length).toBeGreaterThan(5);
    expect(targets.filter((target) => !headings.has(target))).toEqual([]);
  });

  it("names roles as the product does", () => {
    for (const role of ROLES) expect(guide).toMatch(new RegExp(`\\| ${role} *\\|`));
  });
});
