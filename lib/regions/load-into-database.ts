import { createRequire } from "node:module";
import { RETIRED_KABUPATEN } from "./former-codes";
import { newClient } from "@/lib/db/pool";
import { readAll } from "./load-regions";

/** A code of 4 digits lies in one of 2, of 6 in one of 4, of 10 (desa) in one of 6. */
const PARENT_LENGTH = new Map([
  [4, 2],
  [6, 4],
  [10, 6],
]);

function region(code: string, name: string, current: boolean) {
  const parent = PARENT_LENGTH.get(code.length);
  return {
    code,
    level: code.length,
    name,
    parent: parent === undefined ? null : code.slice(0, parent),
    current,
  };
}

/**
 * Provinces that no longer exist under this number: Timor Timur, and DKI Jakarta before it became 31 (its
 * oldest NIK begin with 09).
 */
const RETIRED_PROVINCES = [
  region("54", "Timor Timur", false),
  region("09", "DKI Jakarta (kode lama)", false),
];

/** Bump when the lists of this project change. */
const OWN_VERSION = 3;

/** What the installed package and our lists are, as one hash. */
function sourcesHash(): string {
  const { version } = createRequire(import.meta.url)("idn-area-data/package.json") as { version: string };
  return `idn-area-data ${version}, list ${String(OWN_VERSION)}`;
}

/**
 * Loads the region codes (kode wilayah) of the installed package into region_code, once per version of it. A
 * code that a newer version drops stays, marked retired. Returns the number of codes loaded, 0 when they were
 * there.
 */
export async function loadRegions(url: string): Promise<number> {
  const wanted = sourcesHash();
  const client = newClient(url);
  await client.connect();
  try {
    await client.query("begin");
    // Web and worker may start on the same empty database at once.
    await client.query("lock table region_code in share row exclusive mode");
    const comment = await client.query(
      "select obj_description('region_code'::regclass, 'pg_class') as stored",
    );
    if (comment.rows[0]?.stored === wanted) return 0;
    const all = [...RETIRED_PROVINCES, ...RETIRED_KABUPATEN.map((code) => region(code, "", false))];
    for (const { code, name } of readAll()) all.push(region(code, name, true));
    await client.query("update region_code set current = false");
    await client.query(
      `insert into region_code (code, level, name, parent, current)
       select * from jsonb_to_recordset($1::jsonb) as r(code text, level smallint, name text, parent text,
       current boolean)
       on conflict (code) do update set level = excluded.level, name = excluded.name, parent =
       excluded.parent, current = excluded.current`,
      [JSON.stringify(all)],
    );
    await client.query(`comment on table region_code is ${client.escapeLiteral(wanted)}`);
    await client.query("commit");
    return all.length;
  } finally {
    await client.end();
  }
}
