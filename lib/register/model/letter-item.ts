import { z } from "zod";
import { TMS_CATEGORIES } from "@/lib/roll/pdpb-categories";

/** What a point of a letter asks for: a category of the PDPB, somebody to be added, an element, or something else. */
export const ITEM_CATEGORIES = [...TMS_CATEGORIES, "baru", "ubah", "lain"] as const;
export type ItemCategory = (typeof ITEM_CATEGORIES)[number];

const idSchema = z.int32().positive();
const at = { letterId: idSchema, ord: z.int().min(1).max(40) };

/** Sets what a point is about. */
export const letterItemSchema = z.strictObject({
  ...at,
  category: z.enum(ITEM_CATEGORIES),
  /** people whom the letter names there */
  people: z.int().min(1).max(100_000),
});
export type LetterItemInput = z.infer<typeof letterItemSchema>;

/** Finds voters of a desa by a part of the name. */
export const voterSearchSchema = z.strictObject({
  letterId: idSchema,
  desaKey: z.string().trim().min(1).max(160),
  name: z.string().trim().min(3).max(120),
});
export type VoterSearchInput = z.infer<typeof voterSearchSchema>;

export const letterVoterSchema = z.strictObject({ ...at, row: idSchema });
export type LetterVoterInput = z.infer<typeof letterVoterSchema>;

/** A voter who may be meant, masked. */
export const foundVoterSchema = z.object({
  row: z.number(),
  name: z.string(),
  born: z.string().nullable(),
  tps: z.string().nullable(),
  desa: z.string(),
  active: z.boolean(),
});
export type FoundVoter = z.infer<typeof foundVoterSchema>;

/**
 * How a voter of a point stands: nothing asks about the voter · a finding is open · it was accepted or rejected for
 * good.
 */
export const ITEM_STATES = ["unasked", "open", "accepted", "rejected"] as const;
export type ItemState = (typeof ITEM_STATES)[number];

export const namedVoterSchema = foundVoterSchema.extend({
  state: z.enum(ITEM_STATES),
  /** the findings about this voter */
  findings: z.array(z.number()),
});
export type NamedVoter = z.infer<typeof namedVoterSchema>;

/** A point of a letter with what became of it; category and people null until somebody said what it is about. */
export interface LetterItem {
  readonly letterId: number;
  readonly ord: number;
  readonly category: ItemCategory | null;
  readonly people: number | null;
  readonly voters: readonly NamedVoter[];
}

/** People by state: as many as the letter names; who is not found on the roll is counted apart. */
export type ItemCount = Readonly<Record<ItemState | "named" | "not-found", number>>;

/** Counts that both sides can compare: named = unasked + open + accepted + rejected + not found. */
export function countItem({ people, voters }: Pick<LetterItem, "people" | "voters">): ItemCount {
  const named = Math.max(people ?? voters.length, voters.length);
  const of = (state: ItemState) => voters.filter((voter) => voter.state === state).length;
  return {
    named,
    unasked: of("unasked"),
    open: of("open"),
    accepted: of("accepted"),
    rejected: of("rejected"),
    "not-found": named - voters.length,
  };
}

const ZERO: ItemCount = { named: 0, unasked: 0, open: 0, accepted: 0, rejected: 0, "not-found": 0 };

/** The points of all letters by category; those of which nobody said yet what they are about stand under null. */
export function countByCategory(
  items: readonly LetterItem[],
): { readonly category: ItemCategory | null; readonly points: number; readonly count: ItemCount }[] {
  return [...ITEM_CATEGORIES, null].flatMap((category) => {
    const own = items.filter((item) => item.category === category);
    if (own.length === 0) return [];
    const count = own.map(countItem).reduce(
      (all, one): ItemCount => ({
        named: all.named + one.named,
        unasked: all.unasked + one.unasked,
        open: all.open + one.open,
        accepted: all.accepted + one.accepted,
        rejected: all.rejected + one.rejected,
        "not-found": all["not-found"] + one["not-found"],
      }),
      ZERO,
    );
    return [{ category, points: own.length, count }];
  });
}
