import { forbidden, type UserError } from "@/lib/errors";
import type { Actor } from "./actor";

/** Must an account with this role name the areas that it works in? Without one it would see nothing. */
export const needsArea = (role: Actor["role"]): boolean => role === "verifikator";

/** Does the actor's scope cover this area code (kabupaten, kecamatan or desa)? */
export function covers(actor: Actor, areaCode: string): boolean {
  if (actor.areas.length === 0) return !needsArea(actor.role);
  return actor.areas.some((area) => areaCode.startsWith(area));
}

/**
 * Does the actor's scope hold this area or a part of it? A verifikator of one kecamatan sees the kabupaten's
 * runs.
 */
export function touches(actor: Actor, areaCode: string): boolean {
  return covers(actor, areaCode) || actor.areas.some((area) => area.startsWith(areaCode));
}

/** Where a finding is, at the three levels that a scope can name. */
export interface FindingPlace {
  readonly regionCode: string;
  readonly kecKey: string | null;
  readonly desaKey: string | null;
}

/** An area code on the column of a finding that it is compared with. */
export interface AreaTerm {
  readonly column: "regionCode" | "kecKey" | "desaKey";
  readonly code: string;
}

const columnOf = (code: string): AreaTerm["column"] =>
  code.length <= 4 ? "regionCode" : code.length <= 6 ? "kecKey" : "desaKey";

/** Area codes as disjoint equality terms: a desa inside a kecamatan of the same list is left out. */
function areaTerms(codes: readonly string[]): AreaTerm[] {
  const areas = [...new Set(codes)].sort();
  const outer = areas.filter((area) => !areas.some((other) => other !== area && area.startsWith(other)));
  return outer.map((code) => ({ column: columnOf(code), code }));
}

/** The actor's scope as terms of which one has to hold; null = the whole server. */
export function scopeTerms(actor: Actor): AreaTerm[] | null {
  if (actor.areas.length === 0) return needsArea(actor.role) ? [] : null;
  return areaTerms(actor.areas);
}

/** Does one of the areas hold the place? None of them holds nothing. */
export const inAreas = (areas: readonly string[], place: FindingPlace): boolean =>
  areaTerms(areas).some((term) => place[term.column] === term.code);

/**
 * The actor's scope for one finding in hand. Findings about a whole kabupaten or file belong to those whose
 * scope is the kabupaten.
 */
export function inScope(actor: Actor, place: FindingPlace): boolean {
  return scopeTerms(actor) === null || inAreas(actor.areas, place);
}

/**
 * What is nowhere, answered to somebody with an area of their own as what lies elsewhere is, so that no answer tells
 * which numbers exist; trying them stands on the trail either way.
 */
export const unreachable = (actor: Actor, missing: UserError): UserError =>
  scopeTerms(actor) === null ? missing : forbidden("finding-area");
