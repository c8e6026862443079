import { randomBytes } from "node:crypto";
import { prisma } from "@/lib/db/prisma";
import { type Role, SYSTEM } from "@/lib/access/actor";
import { createUser } from "@/lib/account/services/create";
import type { DemoState } from "@/scripts/server/demo/state";

/** One per role, and a second verifikator: what needs a second pair of eyes can then be tried. */
const ACCOUNTS: readonly { role: Role; username: string; name: string }[] = [
  { role: "admin", username: "admin", name: "Admin Contoh" },
  { role: "verifikator", username: "verifikator", name: "Verifikator Contoh" },
  { role: "verifikator", username: "verifikator2", name: "Verifikator Kedua" },
  { role: "supervisor", username: "supervisor", name: "Supervisor Contoh" },
  { role: "auditor", username: "auditor", name: "Auditor Contoh" },
];

/** Makes the accounts that are missing. */
export async function ensureAccounts(
  region: string,
  known: DemoState["accounts"],
): Promise<DemoState["accounts"]> {
  const accounts = [...known];
  for (const { role, username, name } of ACCOUNTS) {
    if ((await prisma().user.count({ where: { username } })) > 0) continue;
    const password = `${randomBytes(3).toString("hex")}-${randomBytes(3).toString("hex")}`;
    await createUser(
      { actor: SYSTEM },
      { username, name, role, areas: [region], password, mustChangePassword: false },
    );
    accounts.push({ role, username, password });
  }
  return accounts;
}
