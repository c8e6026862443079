import { expect, test } from "vitest";
import { SYSTEM, type Ctx, type Role } from "@/lib/access/actor";
import { createUser } from "@/lib/account/services/create";
import { reactivateUser } from "@/lib/account/services/reactivate";
import { updateUser } from "@/lib/account/services/update";
import { prisma } from "@/lib/db/prisma";
import { freshDatabase } from "@/tests/support/fresh-database";

await freshDatabase();

const user = (ctx: Ctx, username: string, role: Role) =>
  createUser(ctx, { username, name: username, role, areas: ["3314"] });

async function admin(username: string): Promise<Ctx> {
  const { id } = await user({ actor: SYSTEM }, username, "admin");
  await updateUser({ actor: SYSTEM }, { id, name: username, role: "admin", areas: [] });
  return { actor: { id, username, role: "admin", areas: [] } };
}

const isClosed = async (id: string): Promise<boolean> =>
  (await prisma().user.findUniqueOrThrow({ where: { id } })).banned;

const [first, second] = [await admin("admin.satu"), await admin("admin.dua")];

test.each(["supervisor", "admin"] as const)(
  "who makes an account as %s does not alone open it",
  async (role) => {
    const { id, waits } = await user(first, `baru.${role}`, role);
    expect([waits, await isClosed(id)]).toEqual([true, true]);
    await expect(reactivateUser(first, { id })).rejects.toMatchObject({ code: "second-person-needed" });
    await reactivateUser(second, { id });
    expect(await isClosed(id)).toBe(false);
  },
);

test("nor who turns one into it; what it had open ends", async () => {
  const { id, waits } = await user(first, "naik.peran", "verifikator");
  expect([waits, await isClosed(id)]).toEqual([false, false]);
  await updateUser(first, { id, name: "Naik", role: "supervisor", areas: ["3314"] });
  expect(await isClosed(id)).toBe(true);
  await expect(reactivateUser(first, { id })).rejects.toMatchObject({ code: "second-person-needed" });
  await reactivateUser(second, { id });
  expect(await isClosed(id)).toBe(false);
});

test("the database itself knows no confirmation by the one who asked", async () => {
  const { id } = await user(first, "langsung.basis", "supervisor");
  await expect(
    prisma().secondRequest.updateMany({
      where: { subject: id },
      data: { outcome: "confirmed", settledBy: first.actor.id },
    }),
  ).rejects.toThrow("second_request_two_people");
});
