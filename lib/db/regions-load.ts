import { createReadStream, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { parse } from "csv-parse";
import { z } from "zod";
import { newClient } from "@/lib/db/pool";

/**
 * Kabupaten/kota codes that were official between 2018 and 2023 and are no longer current (Papua and Papua Barat were split in 2022).
 * NIK and NKK keep the prefix of their first registration, so these stay valid there.
 */
const RETIRED_KABUPATEN = [
  "9101", "9102", "9104", "9107", "9108", "9109", "9112", "9113", "9114", "9116", "9117", "9118", "9121", "9122", "9123", "9124", "9125",
  "9126", "9127", "9128", "9201", "9204", "9205", "9209", "9210", "9271",
] as const;

/** Provinces that no longer exist under this number: Timor Timur, and DKI Jakarta before it became 31 (its oldest NIK begin with 09). */
const RETIRED_PROVINCES = [
  { code: "54", name: "Timor Timur" },
  { code: "09", name: "DKI Jakarta (kode lama)" },
] as const;

/** Files of the package, coarse to fine. */
const FILES = ["provinces", "regencies", "districts", "villages"] as const;

/** Length of a code's parts without dots: 2 provinsi, 4 kabupaten, 6 kecamatan, 10 desa. */
const PARENT_LENGTH: Readonly<Record<number, number>> = { 4: 2, 6: 4, 10: 6 };

const line = z.looseObject({ code: z.string().regex(/^[\d.]+$/), name: z.string().min(1) });

interface RegionRow {
  code: string;
  level: number;
  name: string;
  parent: string | null;
  current: boolean;
}

function region(code: string, name: string, current: boolean): RegionRow {
  const parent = PARENT_LENGTH[code.length];
  return { code, level: code.length, name, parent: parent === undefined ? null : code.slice(0, parent), current };
}

async function* readPackage(directory: string): AsyncGenerator<RegionRow> {
  for (const file of FILES) {
    for await (const record of createReadStream(join(directory, `${file}.csv`)).pipe(parse({ columns: true }))) {
      const { code, name } = line.parse(record);
      yield region(code.replaceAll(".", ""), name, true);
    }
  }
}

function packageDirectory(): { directory: string; version: string } {
  const entry = createRequire(import.meta.url).resolve("idn-area-data");
  const root = join(dirname(entry), "..");
  const { version } = z.looseObject({ version: z.string() }).parse(JSON.parse(readFileSync(join(root, "package.json"), "utf8")));
  return { directory: join(root, "data"), version };
}

/** Bump when the lists of this file change. */
const OWN_VERSION = 1;

/**
 * Loads the region codes (kode wilayah) of the installed package into region_code, once per version of it. A code that a newer version
 * drops stays, marked retired. Returns the number of codes loaded, 0 when they were there.
 */
export async function loadRegions(url: string): Promise<number> {
  const { directory, version } = packageDirectory();
  const mark = `idn-area-data ${version}, list ${String(OWN_VERSION)}`;
  const client = newClient(url);
  await client.connect();
  try {
    await client.query("begin");
    // Web and worker may start on the same empty database at once.
    await client.query("lock table region_code in share row exclusive mode");
    const comment = await client.query("select obj_description('region_code'::regclass, 'pg_class') as mark");
    if (comment.rows[0]?.mark === mark) return 0;
    const all: RegionRow[] = [...RETIRED_PROVINCES.map(({ code, name }) => region(code, name, false)), ...RETIRED_KABUPATEN.map((code) => region(code, "", false))];
    for await (const row of readPackage(directory)) all.push(row);
    await client.query("update region_code set current = false");
    await client.query(
      `insert into region_code (code, level, name, parent, current)
       select * from jsonb_to_recordset($1::jsonb) as r(code text, level smallint, name text, parent text, current boolean)
       on conflict (code) do update set level = excluded.level, name = excluded.name, parent = excluded.parent, current = excluded.current`,
      [JSON.stringify(all)],
    );
    await client.query(`comment on table region_code is ${client.escapeLiteral(mark)}`);
    await client.query("commit");
    return all.length;
  } finally {
    await client.end();
  }
}
