import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import { z } from "zod";

const PACKAGES = ["splink==5.0.0", "duckdb", "pandas", "pyarrow"];
const resultSchema = z.object({
  pairs: z.array(z.tuple([z.int(), z.int(), z.number()])),
  seconds: z.number(),
  megabytes: z.number(),
});
export type SplinkResult = z.infer<typeof resultSchema>;

/** A virtual environment with Splink in `folder`: its Python, or why there is none. */
export function installSplink(folder: string): string | { readonly reason: string } {
  const venv = join(folder, "venv");
  const python = join(venv, "bin", "python");
  try {
    execFileSync("python3", ["-m", "venv", venv], { stdio: "pipe" });
    execFileSync(python, ["-m", "pip", "install", "--quiet", ...PACKAGES], { stdio: "pipe" });
    return python;
  } catch (error) {
    return { reason: error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error) };
  }
}

/** Splink's pairs of a loaded roll, with their probabilities; null where it failed, told on the error stream. */
export async function runSplink(
  client: pg.Client,
  table: string,
  python: string,
  folder: string,
): Promise<SplinkResult | null> {
  const [roll, out] = [join(folder, "splink.csv"), join(folder, "splink.json")];
  const { rows } = await client.query<Record<string, string | number | null>>(`
    SELECT row_no AS line, name_norm AS name, birth_date::text AS born, place_norm AS place, sex, nik_ok AS nik,
      nkk_ok AS nkk, address_norm AS address, nullif(desa_key, '') AS desa
    FROM ${table} ORDER BY row_no`);
  const columns = ["line", "name", "born", "place", "sex", "nik", "nkk", "address", "desa"];
  const cell = (value: string | number | null | undefined) =>
    `"${String(value ?? "").replaceAll('"', '""')}"`;
  const lines = rows.map((row) => columns.map((column) => cell(row[column])).join(","));
  writeFileSync(roll, `${[columns.join(","), ...lines].join("\n")}\n`);
  try {
    execFileSync(python, [join("eval", "peers", "splink_dedupe.py"), roll, out], {
      stdio: ["ignore", "ignore", "pipe"],
      maxBuffer: 2 ** 26,
    });
  } catch (error) {
    process.stderr.write(
      `Splink failed: ${error instanceof Error ? error.message.slice(-300) : String(error)}\n`,
    );
    return null;
  }
  return resultSchema.parse(JSON.parse(readFileSync(out, "utf8")));
}
