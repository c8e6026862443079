/** The four roles, plus the machine itself, which may never judge. */
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
  /** The browser's session; none where the machine or its command line acts. */
  readonly session?: OpenSession;
}

export interface OpenSession {
  readonly id: string;
  /** when its owner last showed who it is, by password or second factor */
  readonly confirmedAt: Date;
}

/** A role that this version does not know gets nothing instead of something. */
export function parseRole(value: string): Role {
  const role = ROLES.find((known) => known === value);
  if (role === undefined) throw new Error(`unknown role in the database: ${value}`);
  return role;
}

/** The account that the very first start makes, where there is none; it creates the others. */
export const FIRST_ACCOUNT = { username: "admin", name: "Admin", role: "admin" } as const satisfies {
  username: string;
  name: string;
  role: Role;
};
