import sql, { raw } from "sql-template-tag";
import { lines, linesBefore } from "./lines";
import { byIdentity } from "./people/by-identity";
import { byModel } from "./people/by-model";
import { byNik, loseToBetter } from "./people/by-nik";
import { inFull, stillWithoutLink, withoutLink } from "./people/sides";
import { tableOf } from "./table-of";
import type { Preparation } from "./types";

// Who in the baseline is who in this snapshot. Built once per run, read by every UBH and MOB detector.

/**
 * Table `people`, one row per link of a baseline line `b` to a current line `c`:
 * `step` 1 same NIK (masked ones never) · 2 same name, birth date, place and sex, among those without a link,
 * where only one pair is possible · 3 by the linkage model, among those still without a link; `main` each
 * line's one best link (a NIK may stand on several lines); state, place and what differs. A difference counts
 * only where both sides have a value. Without a baseline nobody is linked.
 */
export const peopleMatch: Preparation = {
  name: "people",
  from: [lines, linesBefore],
  async build(ctx, table) {
    await ctx.query(byNik(ctx, table));
    await ctx.query(sql`ANALYZE ${table} (b, c)`);
    for (const statement of withoutLink(ctx, table)) await ctx.query(statement);
    if (ctx.baseline === null) return [];
    await ctx.query(loseToBetter(ctx, ctx.baseline, table));
    const found = raw(`${table.text}_found`);
    const whole = { left: raw(`${table.text}_left`), right: raw(`${table.text}_right`) };
    try {
      for (const statement of [
        ...inFull(ctx, ctx.baseline, table, whole),
        ...byIdentity(ctx, table, whole, found),
      ])
        await ctx.query(statement);
      return await byModel(ctx, table, whole);
    } finally {
      await ctx.query(sql`
        DROP TABLE IF EXISTS ${whole.left},
        ${whole.right},
        ${found}
      `);
    }
  },
};

/**
 * Table `newcomers`: active lines of this snapshot whose person the baseline does not have. Of a line with a
 * masked NIK (`masked`) that cannot be told.
 */
export const newcomers: Preparation = {
  name: "newcomers",
  from: [peopleMatch],
  build: (ctx, table) => [stillWithoutLink(table, tableOf(ctx, peopleMatch), "left", raw("m.c"))],
};

/**
 * Table `vanished`: active lines of the baseline whose person this snapshot does not have, not even struck
 * off. Of a line with a masked NIK (`masked`) that cannot be told.
 */
export const vanished: Preparation = {
  name: "vanished",
  from: [peopleMatch],
  build: (ctx, table) => [stillWithoutLink(table, tableOf(ctx, peopleMatch), "right", raw("m.b"))],
};
