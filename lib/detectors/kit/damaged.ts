import sql, { raw } from "sql-template-tag";
import type { Sql } from "sql-template-tag";
import type { QueryFn } from "@/lib/db/query-fn";
import { lostDigits, zerosAgainst } from "@/lib/statistics/last-digit";
import type { LostDigits } from "@/lib/statistics/last-digit";
import { MIN_LOG_P } from "@/lib/statistics/tails";
import { filledOf, lostOf, maskedOf } from "./census";

export interface DamageLimits {
  /** Numbers that a file needs to be judged. */
  readonly minFilled: number;
  /** Share of the numbers that end in 0 beyond the commonest other ending. */
  readonly minExcess: number;
  /** Error rate of the test, per file and column. */
  readonly maxP: number;
}

export type NumberColumn = "nik" | "nkk";

export interface DamagedFile {
  readonly ord: number;
  /** lines with a number, and those whose number ends in 0 */
  readonly filled: number;
  readonly ending: number;
  readonly digits: LostDigits;
  readonly logP: number;
}

interface Counts {
  readonly ord: number;
  readonly filled: number;
  readonly ending: number;
}

/**
 * Files whose NIK or NKK lost digits in a spreadsheet: 0 is far commoner among the endings of their different
 * numbers than any other digit, and than in the file's other column. The census tells which files have so many
 * zeros at all; only their numbers are looked at.
 * @param roll to stand after FROM
 * @param census the table of that name
 */
export async function damagedFiles(
  query: QueryFn,
  roll: Sql,
  census: Sql,
  column: NumberColumn,
  columns: readonly string[],
  limits: DamageLimits,
): Promise<DamagedFile[]> {
  if (!columns.includes(column)) return [];
  const suspected = (await count(query, census, column)).filter(
    ({ filled, ending }) => filled >= limits.minFilled && ending > limits.minExcess * filled,
  );
  if (suspected.length === 0) return [];
  const ords = suspected.map(({ ord }) => ord);
  const own = await endings(query, roll, column, ords);
  const otherColumn: NumberColumn = column === "nik" ? "nkk" : "nik";
  const other = columns.includes(otherColumn) ? await endings(query, roll, otherColumn, ords) : new Map();
  const tooMany = (digits: LostDigits) =>
    digits.logP <= Math.log(limits.maxP) && digits.zeros - digits.most >= limits.minExcess * digits.all;
  return suspected.flatMap((file) => {
    const { mangled, ...digits } = own.get(file.ord) ?? NONE;
    if (mangled >= limits.minExcess * file.filled) return [{ ...file, digits, logP: MIN_LOG_P }];

    if (!tooMany(digits)) return [];
    const beside = other.get(file.ord);
    const sound = beside !== undefined && beside.all >= limits.minFilled && !tooMany(beside);
    const logP = sound ? Math.max(digits.logP, zerosAgainst(digits, beside)) : digits.logP;
    return logP <= Math.log(limits.maxP) ? [{ ...file, digits, logP }] : [];
  });
}

function count(query: QueryFn, census: Sql, column: NumberColumn): Promise<Counts[]> {
  return query<Counts>(sql`
    SELECT
      file_ord AS ord,
      sum(${filledOf(column)} - ${maskedOf(column)})::int AS filled,
      sum(${lostOf(column)})::int AS ending
    FROM
      ${census} c
    WHERE
      NOT baseline
    GROUP BY
      file_ord
    ORDER BY
      file_ord
  `);
}

/** The endings of a file's numbers, and its lines whose number is `mangled`: 3.314E+15, certainly lost. */
interface Endings extends LostDigits {
  readonly mangled: number;
}
const NONE: Endings = { ...lostDigits([]), mangled: 0 };

/** Endings of the different numbers of each file: a family card with ten people is one number. */
async function endings(
  query: QueryFn,
  roll: Sql,
  column: NumberColumn,
  ords: readonly number[],
): Promise<Map<number, Endings>> {
  const c = (name: string) => raw(`v.${column}_${name}`);
  const rows = await query<{ ord: number; digit: number | null; n: number }>(sql`
    SELECT
      v.file_ord AS ord,
      (${c("ok")}::int8 % 10)::int AS digit,
      CASE
        WHEN count(${c("ok")}) = 0 THEN count(*)
        ELSE count(DISTINCT ${c("ok")})
      END::int AS n
    FROM
      ${roll} v
    WHERE
      v.file_ord = ANY (${[...ords]}::INT[])
      AND (
        ${c("ok")} IS NOT NULL
        OR ${c("kind")} = 'damaged'
      )
    GROUP BY
      1,
      2
    ORDER BY
      1,
      2
  `);
  const files = new Map<number, { digits: number[]; mangled: number }>();
  for (const { ord, digit, n } of rows) {
    const file = files.get(ord) ?? { digits: new Array<number>(10).fill(0), mangled: 0 };
    files.set(ord, file);
    if (digit === null) file.mangled = n;
    else file.digits[digit] = n;
  }
  return new Map([...files].map(([ord, { digits, mangled }]) => [ord, { ...lostDigits(digits), mangled }]));
}
