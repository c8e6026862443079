import { join } from "node:path";
import type { Role } from "@/lib/access/actor";

export const PASSWORD = "kalimat sandi uji 2026";

export interface Person {
  readonly username: string;
  readonly role: Role;
  readonly areas: readonly string[];
}

/**
 * One account per role, one more reviewer and supervisor for what needs four eyes, and a reviewer of the
 * neighbouring kabupaten.
 */
export const PEOPLE = {
  admin: { username: "admin.uji", role: "admin", areas: [] },
  supervisor: { username: "kadiv", role: "supervisor", areas: ["3314"] },
  supervisor2: { username: "kasubbag", role: "supervisor", areas: ["3314"] },
  verifikator: { username: "verif.satu", role: "verifikator", areas: ["3314"] },
  verifikator2: { username: "verif.dua", role: "verifikator", areas: ["3314"] },
  neighbour: { username: "verif.grobogan", role: "verifikator", areas: ["3315"] },
  auditor: { username: "pengawas", role: "auditor", areas: [] },
} as const satisfies Record<string, Person>;

export type PersonName = keyof typeof PEOPLE;

export function dataDir(): string {
  const directory = process.env["CERMAT_E2E_DIR"];
  if (directory === undefined) throw new Error("CERMAT_E2E_DIR is set by playwright.config.ts");
  return directory;
}

/** The browser state of a person who has signed in, made by the setup project. */
export function signedIn(name: PersonName): string {
  return join(dataDir(), `session-${name}.json`);
}
