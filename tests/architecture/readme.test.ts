import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { DETECTORS } from "@/lib/detectors/registry";
import { loadMessages, type Messages } from "@/lib/i18n/messages";

const readme = readFileSync("README.md", "utf8");

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
    const links = [...readme.matchAll(/\]\(((?!https?:)[^)#]+)\)/g)].map((match) => match[1] ?? "");
    expect(links.length).toBeGreaterThan(3);
    expect(links.filter((link) => !existsSync(link))).toEqual([]);
  });

  it("names commands that package.json has", () => {
    const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };
    const named = [...readme.matchAll(/npm (?:run (?:-s )?)?([a-z]+)/g)].map((match) => match[1] ?? "").filter((name) => name !== "registry");
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});
