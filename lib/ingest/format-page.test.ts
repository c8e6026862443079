import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { UserError } from "@/lib/errors";
import { scratchFolder } from "@/tests/support/archive";
import { readAll } from "@/tests/support/read-all";

const folder = scratchFolder();

/** What the page says of an example, in the words behind the fence. */
interface Example {
  readonly said: Readonly<Record<string, string>>;
  readonly text: string;
}

function examples(): Example[] {
  const page = readFileSync("docs/format-berkas.md", "utf8");
  return [...page.matchAll(/^```csv (.*)\n([\s\S]*?)^```$/gm)].map(([, said = "", text = ""]) => ({
    said: Object.fromEntries(said.split(" ").map((word) => word.split("=") as [string, string])),
    text,
  }));
}

describe("docs/format-berkas.md", () => {
  it("has examples", () => {
    expect(examples().length).toBeGreaterThan(5);
  });

  it.each(examples())("is right about $said", async ({ said, text }) => {
    const path = join(folder, crypto.randomUUID());
    await writeFile(path, text);
    const found = await readAll({ path, name: "contoh.csv" }, folder).catch((error: unknown) => {
      if (error instanceof UserError) return error.code;
      throw error;
    });
    if (typeof found === "string") {
      expect(found).toBe(said["ditolak"]);
      return;
    }
    expect(found.records).toHaveLength(Number(said["pemilih"]));
    expect(found.rejects).toEqual([]);
    const codes = found.inspection.tables.flatMap(({ notes }) => notes.map(({ code }) => code));
    if (said["catatan"] !== undefined) expect(codes).toContain(said["catatan"]);
  });
});
