import type { Sql } from "sql-template-tag";
import { z } from "zod";
import {
  asked,
  listed,
  noLists,
  provenance,
  provenanceExplain,
  provenanceOf,
  provenanceSchema,
} from "./lists";
import type { DetectorContext } from "./types";

// What the detectors about lists from outside (RUJ) say of themselves in the same words.

/**
 * What every question about lists of some kinds says of itself; a detector that differs says so after it.
 * Names are all that a list needs, and where the name came from is what may be disputed.
 */
export const ofLists = (kinds: readonly string[]) => ({
  needs: ["name"] as const,
  params: z.object({}),
  dispute: ["source", "letter", "line"] as const,
  explain: provenanceExplain,
  notApplicable: (ctx: DetectorContext<unknown>) => noLists(ctx, kinds),
  comparison: true as const,
});

/** The same for lists that name an active voter each, with the question about each of them. */
export const namedOn = (kinds: readonly string[]) => ({
  ...ofLists(kinds),
  evidence: provenanceSchema,
  assess: async (ctx: DetectorContext<unknown>) =>
    asked(await listed(ctx, kinds, { state: "one" }), ctx, provenanceOf),
});

/**
 * The same for a right that lists take from active voters (`leaving`), and others give back to voters who are
 * struck off for want of it.
 * @param struck over voter `v`: struck off for that reason
 */
export const eitherWay = (leaving: readonly string[], coming: readonly string[], struck: Sql) => ({
  ...ofLists([...leaving, ...coming]),
  evidence: z.object({ ...provenance, comes: z.boolean() }),
  explain: (e: z.infer<typeof provenanceSchema> & { comes: boolean }) => ({
    ...provenanceExplain(e),
    way: e.comes ? "comes" : "leaves",
  }),
  async assess(ctx: DetectorContext<unknown>) {
    const gone = await listed(ctx, leaving, { state: "one" });
    const back = await listed(ctx, coming, { state: "struck", only: struck });
    return [
      ...asked(gone, ctx, (voter) => ({ ...provenanceOf(voter), comes: false })),
      ...asked(back, ctx, (voter) => ({ ...provenanceOf(voter), comes: true })),
    ];
  },
});
