/** The four roles of `docs/peran.md`, plus the machine itself, which may never judge. */
export const ROLES = ["verifikator", "supervisor", "admin", "auditor"] as const;
export type Role = (typeof ROLES)[number];

export interface Actor {
  readonly id: string;
  readonly username: string;
  readonly role: Role | "system";
  /**
   * Region code prefixes (4, 6 or 10 digits). Empty means the whole server, except for a verifikator:
   * nothing.
   */
  readonly areas: readonly string[];
}

export const SYSTEM: Actor = { id: "system", username: "system", role: "system", areas: [] };

/** Does the actor's scope cover this area code (kabupaten, kecamatan or desa)? */
export function covers(actor: Actor, areaCode: string): boolean {
  if (actor.areas.length === 0) return actor.role !== "verifikator";
  return actor.areas.some((area) => areaCode.startsWith(area));
}

/**
 * Does the actor's scope hold this area or a part of it? A verifikator of one kecamatan sees the kabupaten's
 * runs.
 */
export function touches(actor: Actor, areaCode: string): boolean {
  return covers(actor, areaCode) || actor.areas.some((area) => area.startsWith(areaCode));
}

/** The part of every service call that is not its input. */
export interface Ctx {
  readonly actor: Actor;
}
