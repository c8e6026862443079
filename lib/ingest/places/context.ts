import { parseTmsCode } from "@/lib/roll/tms";
import type { TableInspection } from "../inspect";
import type { Note } from "../notes";
import type { Gazetteer } from "./gazetteer";
import { placesOfName } from "./names";
import { type Context, NO_CONTEXT, readTitleRow } from "./title-rows";

type Named = Pick<TableInspection, "name" | "title" | "sheet" | "titles" | "seen">;

/**
 * Where the lines of a table belong that do not say so themselves: what its titles say, then its sheet, file
 * and folders, as far as nothing in its columns contradicts them. What comes from a name is told.
 */
export function contextOf(table: Named, places: Gazetteer): { context: Context; guessed: Note[] } {
  const titles = titlesOf(table, places);
  const names = agreeing(table, namesOf(table, places), titles, places);
  const struck = table.sheet !== null && namesReason(table.sheet) ? table.sheet : null;
  const context: Context = { ...NO_CONTEXT, ...names, ...titles, remark: struck };
  const file = table.title;
  const guessed: Note[] = Object.entries(names).flatMap(([field, value]) =>
    titles[field as keyof typeof titles] === undefined && table.seen[field as "tps"].length === 0
      ? {
          code: `name-says-${field}`,
          values: { file: table.sheet === null ? file : `${file} (${table.sheet})`, value },
        }
      : [],
  );
  if (struck !== null) guessed.push({ code: "sheet-struck", values: { file, sheet: struck } });
  return { context, guessed };
}

/** A word, not a figure: sheets are numbered by TPS, and reasons are too. */
const namesReason = (name: string): boolean =>
  /\p{L}{3}/u.test(name) && !/^\W*TPS/i.test(name) && parseTmsCode(name) !== null;

type Places = { kecamatan?: string; desa?: string; tps?: string };

function titlesOf(table: Named, places: Gazetteer): Places {
  let said: Places = {};
  for (const cells of table.titles) {
    const { kecamatan, desa, tps } = readTitleRow(cells, places);
    said = {
      ...said,
      ...(kecamatan == null ? {} : { kecamatan }),
      ...(desa == null ? {} : { desa }),
      ...(tps == null ? {} : { tps }),
    };
  }
  return said;
}

/** Folders first, then the file, then the sheet: the nearer name counts. */
function namesOf(table: Named, places: Gazetteer): Places {
  const names = [...table.name.split("/"), ...(table.sheet === null ? [] : [table.sheet])];
  let said: Places = {};
  for (const name of names) {
    const { kecamatan, desa, tps } = placesOfName(name, places);
    said = {
      ...said,
      ...(kecamatan == null ? {} : { kecamatan }),
      ...(desa == null ? {} : { desa }),
      ...(tps == null ? {} : { tps }),
    };
  }
  const bare = /^\s*(\d{1,3})\s*$/.exec(table.sheet ?? "")?.[1];
  return bare === undefined || said.tps !== undefined ? said : { ...said, tps: bare };
}

/** A name counts only where no column and no title says otherwise, and all it says is one place. */
function agreeing(table: Named, names: Places, titles: Places, places: Gazetteer): Places {
  const { kecamatan, desa, tps } = names;
  const seen = [...table.seen.kecamatan, ...(titles.kecamatan === undefined ? [] : [titles.kecamatan])];
  const codes = new Set(seen.map((name) => places.kecamatan(name)));
  const within = kecamatan === undefined ? null : places.kecamatan(kecamatan);
  const desaCode = desa === undefined ? null : places.desa(within, desa);
  const named = within ?? desaCode?.slice(0, 6) ?? null;
  const elsewhere = codes.size > 1 || (codes.size === 1 && named !== null && !codes.has(named));
  const broken = desa !== undefined && desaCode === null;
  const known = table.seen.desa.length > 0;
  return {
    ...(kecamatan === undefined || elsewhere ? {} : { kecamatan }),
    ...(desa === undefined || elsewhere || broken || known ? {} : { desa }),
    ...(tps === undefined || table.seen.tps.length > 0 ? {} : { tps }),
  };
}
