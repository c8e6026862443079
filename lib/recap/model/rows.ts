import { z } from "zod";
import { FOLLOW_UPS } from "@/lib/roll/follow-ups";
import {
  NEW_CATEGORIES,
  newCategory,
  TMS_CATEGORIES,
  tmsOfCode,
  tmsOfFollowUp,
} from "@/lib/roll/pdpb-categories";
import { add, byCategory, NOBODY, SEXES, type BySex, type RecapRow, type Sex } from "./recap";

const sexSchema = z.enum(SEXES);

/** A kecamatan of a roll as it was counted after its import. */
export const areaSchema = z.object({
  kecKey: z.string(),
  name: z.string(),
  desa: z.number(),
  tps: z.number(),
  male: z.number(),
  female: z.number(),
  unknown: z.number(),
});
export type RecapArea = z.infer<typeof areaSchema>;

/** Somebody who is not as on the roll before, with what the rolls and the decisions say about it. */
export const changeSchema = z.object({
  kind: z.enum(["gone", "struck", "restored", "new", "moved", "changed"]),
  fromRow: z.number().nullable(),
  toRow: z.number().nullable(),
  fromKec: z.string().nullable(),
  toKec: z.string().nullable(),
  sexFrom: sexSchema,
  sexTo: sexSchema,
  tmsCode: z.number().nullable(),
  changed: z.boolean(),
  followUp: z.enum(FOLLOW_UPS).nullable(),
  birthDate: z.string().nullable(),
  marital: z.string().nullable(),
  remark: z.string(),
  source: z.string(),
});
export type RecapChange = z.infer<typeof changeSchema>;

const plainSex = ({ male, female, unknown }: RecapArea): BySex => ({ L: male, P: female, "-": unknown });
const one = (sex: Sex): BySex => ({ ...NOBODY, [sex]: 1 });

/** A change as the papers count it: out of one kecamatan, into another, each with its ground or without. */
export interface Movement {
  readonly kecKey: string;
  readonly sex: Sex;
  readonly sign: -1 | 1;
  readonly category: string | null;
}

/** @param dates reference dates of the roll before and of this one, YYYY-MM-DD */
export function movementsOf(
  change: RecapChange,
  dates: { readonly before: string; readonly now: string },
): Movement[] {
  const { kind, fromKec, toKec, sexFrom, sexTo } = change;
  const out = (category: string | null): Movement[] =>
    fromKec === null ? [] : [{ kecKey: fromKec, sex: sexFrom, sign: -1, category }];
  const into = (category: string | null): Movement[] =>
    toKec === null ? [] : [{ kecKey: toKec, sex: sexTo, sign: 1, category }];
  switch (kind) {
    case "gone":
    case "struck": {
      const decided = change.followUp === null ? null : tmsOfFollowUp(change.followUp);
      return out(decided ?? tmsOfCode(change.tmsCode));
    }
    case "new":
    case "restored":
      return into(newCategory(change, dates.before, dates.now));
    case "moved":
    case "changed":
      if (fromKec !== toKec) return [...out("pindah-keluar"), ...into("pindah-masuk")];
      // A corrected sex leaves one column and enters the other; no ground of the form covers it.
      return sexFrom === sexTo ? [] : [...out(null), ...into(null)];
  }
}

export interface RecapInput {
  readonly before: readonly RecapArea[];
  readonly now: readonly RecapArea[];
  readonly changes: readonly RecapChange[];
  /** awal of last quarter's workbook, by kecamatan */
  readonly opening: ReadonlyMap<string, BySex>;
  readonly disability: ReadonlyMap<string, readonly number[]>;
  readonly dates: { readonly before: string; readonly now: string };
}

/** The papers' figures, kecamatan by kecamatan, in the order of the codes. Pure. */
export function recapRows({ before, now, changes, opening, disability, dates }: RecapInput): RecapRow[] {
  const was = new Map(before.map((area) => [area.kecKey, area]));
  const is = new Map(now.map((area) => [area.kecKey, area]));
  const movements = Map.groupBy(
    changes.flatMap((change) => movementsOf(change, dates)),
    ({ kecKey }) => kecKey,
  );
  const keys = [...new Set([...was.keys(), ...is.keys(), ...movements.keys()])].sort();
  return keys.map((kecKey): RecapRow => {
    const [old, area] = [was.get(kecKey), is.get(kecKey)];
    const own = movements.get(kecKey) ?? [];
    const sum = (sign: -1 | 1, category: string | null) =>
      own
        .filter((move) => move.sign === sign && move.category === category)
        .reduce((all, { sex }) => add(all, one(sex)), NOBODY);
    const changed = changes.filter((change) => change.changed && change.toKec === kecKey);
    const openingRoll = old === undefined ? NOBODY : plainSex(old);
    return {
      kecKey,
      name: area?.name ?? old?.name ?? kecKey,
      desa: area?.desa ?? 0,
      tps: area?.tps ?? 0,
      opening: opening.get(kecKey) ?? openingRoll,
      openingRoll,
      openingTps: old?.tps ?? 0,
      tms: byCategory(TMS_CATEGORIES, (category) => sum(-1, category)),
      tmsWithout: sum(-1, null),
      baru: byCategory(NEW_CATEGORIES, (category) => sum(1, category)),
      baruWithout: sum(1, null),
      changed: changed.length,
      changedWithout: changed.filter(({ followUp }) => followUp === null).length,
      closing: area === undefined ? NOBODY : plainSex(area),
      disability: disability.get(kecKey) ?? [0, 0, 0, 0, 0, 0],
    };
  });
}
