import { raw } from "sql-template-tag";
import type { Sql } from "sql-template-tag";

/*
 * A pair of row numbers as one bigint, which PostgreSQL sorts and hashes faster than two columns. Shifted by
 * 31 bits and not by 32: hashint8 folds a bigint by exclusive or of its halves, and the halves of neighbours
 * in the file (a, a + 1) would fold to the same few values, so that a hash table of all pairs of a roll by
 * household degrades to lists of thousands.
 */
const SHIFT = 31;

/** SQL that packs two row numbers (int, not negative). */
export const pairNumber = (a: string, b: string): Sql => raw(`((${a}::int8 << ${SHIFT}) | ${b})`);

/** SQL for the two row numbers of a packed `pair`, as columns a and b. */
export const UNPACKED: Sql = raw(`(pair >> ${SHIFT})::int4 AS a, (pair & ${2 ** SHIFT - 1})::int4 AS b`);
