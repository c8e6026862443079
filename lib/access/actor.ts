/** The four roles of `docs/peran.md`, plus the machine itself, which may never judge. */
export const ROLES = ["verifikator", "supervisor", "admin", "auditor"] as const;
export type Role = (typeof ROLES)[number];

export interface Actor {
  readonly id: string;
  readonly username: string;
  readonly role: Role | "system";
  /**
   * Region code prefixes (4, 6 or 10 digits). Empty means the whole server, except for roles that work in an
   * area: nothing (see `needsArea`).
   */
  readonly areas: readonly string[];
}

export const SYSTEM: Actor = { id: "system", username: "system", role: "system", areas: [] };

/** The part of every service call that is not its input. */
export interface Ctx {
  readonly actor: Actor;
}
