import type { Actor } from "@/lib/access/actor";
import { scopeTerms } from "@/lib/access/scope";
import { FINDING_STATES, type FindingState } from "@/lib/finding/model/state";

/** One range of one index. Absent = not part of the range. */
export interface Branch {
  readonly snapshot: number;
  readonly state: FindingState;
  readonly rank?: number;
  readonly detector?: string;
  readonly kec?: string;
  readonly desa?: string;
}

export interface BranchAsk {
  /** Periods to look in, with the kabupaten that each is about. */
  readonly snapshots: readonly { readonly id: number; readonly regionCode: string }[];
  readonly states: readonly FindingState[];
  readonly ranks: readonly number[];
  readonly byTier: boolean;
  readonly detectors: readonly string[];
  readonly kecKey?: string | undefined;
  readonly desaKey?: string | undefined;
}

type Place = Pick<Branch, "kec" | "desa">;

/** Beyond this many, naming the detectors in the ranges costs more than testing them afterwards. */
const MAX_BRANCHES = 400;

/** Second reviews hide among the new ones. */
export function withHidden(states: readonly FindingState[] | undefined): readonly FindingState[] {
  if (states === undefined) return FINDING_STATES;
  return states.includes("new") ? [...states, "second_review"] : states;
}

/**
 * The ranges that together are what the actor may see of what is asked; none where that is nothing. Several
 * detectors are ranges of their own; a single one is left to the planner, which knows how common it is, and a
 * desa is narrow enough by itself.
 */
export function branchesOf(actor: Actor, ask: BranchAsk): Branch[] {
  const ranks = ask.byTier ? ask.ranks.map((rank) => ({ rank })) : [{}];
  const base = ask.snapshots.flatMap((snapshot) =>
    placesIn(actor, snapshot.regionCode, ask).flatMap((place) =>
      ask.states.flatMap((state) =>
        ranks.map((rank): Branch => ({ snapshot: snapshot.id, state, ...rank, ...place })),
      ),
    ),
  );
  if (ask.detectors.length < 2 || base.length * ask.detectors.length > MAX_BRANCHES) return base;
  return base.flatMap((branch) =>
    branch.desa === undefined ? ask.detectors.map((detector) => ({ ...branch, detector })) : [branch],
  );
}

function placesIn(actor: Actor, regionCode: string, ask: BranchAsk): Place[] {
  const asked: Place | null =
    ask.desaKey !== undefined ? { desa: ask.desaKey } : ask.kecKey !== undefined ? { kec: ask.kecKey } : null;
  const terms = scopeTerms(actor);
  if (terms === null || terms.some((term) => term.column === "regionCode" && term.code === regionCode))
    return [asked ?? {}];
  const scope = terms.flatMap((term): Place[] =>
    term.column === "kecKey" ? [{ kec: term.code }] : term.column === "desaKey" ? [{ desa: term.code }] : [],
  );
  return asked === null ? scope : scope.flatMap((place) => within(asked, place));
}

/** What is both asked for and allowed. A desa's key begins with its kecamatan's code. */
function within(asked: Place, allowed: Place): Place[] {
  if (asked.desa !== undefined)
    return asked.desa === allowed.desa || (allowed.kec !== undefined && asked.desa.startsWith(allowed.kec))
      ? [asked]
      : [];
  if (asked.kec !== undefined && allowed.desa !== undefined)
    return allowed.desa.startsWith(asked.kec) ? [allowed] : [];
  return asked.kec === allowed.kec ? [asked] : [];
}
