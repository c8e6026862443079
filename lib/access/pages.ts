import type { Role } from "./actor";

/**
 * The rooms of the product, in the order of the navigation, and who may open them. The services check again.
 */
export const PAGES = {
  summary: { path: "/ringkasan", roles: ["verifikator", "supervisor", "admin", "auditor"] },
  data: { path: "/data", roles: ["supervisor", "admin", "auditor"] },
  runs: { path: "/pemeriksaan", roles: ["supervisor", "admin", "auditor"] },
  queue: { path: "/antrean", roles: ["verifikator", "supervisor", "admin", "auditor"] },
  assignment: { path: "/pembagian", roles: ["supervisor"] },
  catalogue: { path: "/katalog", roles: ["verifikator", "supervisor", "admin", "auditor"] },
  practice: { path: "/latihan", roles: ["verifikator", "supervisor"] },
  reports: { path: "/laporan", roles: ["supervisor", "admin", "auditor"] },
  audit: { path: "/jejak", roles: ["supervisor", "admin", "auditor"] },
  settings: { path: "/pengaturan", roles: ["verifikator", "supervisor", "admin", "auditor"] },
} as const satisfies Record<string, { path: string; roles: readonly Role[] }>;

export type PageName = keyof typeof PAGES;

export function mayOpen(role: Role | "system", page: PageName): boolean {
  const roles: readonly (Role | "system")[] = PAGES[page].roles;
  return roles.includes(role);
}

export function pagesOf(role: Role | "system"): PageName[] {
  return (Object.keys(PAGES) as PageName[]).filter((page) => mayOpen(role, page));
}

/** Rooms inside a room that only an admin may open. */
const ADMIN_PATHS = [
  "/data/unggah",
  "/pemeriksaan/baru",
  "/pengaturan/pengguna",
  "/pengaturan/aturan",
] as const;

/** The same question for an address; one that belongs to no room is open to everybody who has signed in. */
export function mayOpenPath(role: Role | "system", path: string): boolean {
  const within = (root: string) => path === root || path.startsWith(`${root}/`);
  if (ADMIN_PATHS.some(within)) return role === "admin";
  const page = (Object.keys(PAGES) as PageName[]).find((name) => within(PAGES[name].path));
  return page === undefined || mayOpen(role, page);
}
