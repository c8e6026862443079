import { describe, expect, test } from "vitest";
import { signInWithPassword } from "@/lib/account/auth/sign-in";
import { FREE_ATTEMPTS } from "@/lib/account/auth/lockout";
import { prisma } from "@/lib/db/prisma";
import { type Actor, type Ctx, type Role, ROLES, SYSTEM } from "@/lib/access/actor";
import { rereadEnv } from "@/lib/env";
import type { UserError } from "@/lib/errors";
import { listUsers } from "@/lib/account/queries/list-users";
import { changeOwnPassword } from "@/lib/account/services/change-own-password";
import { createUser } from "@/lib/account/services/create";
import { deactivateUser } from "@/lib/account/services/deactivate";
import { makePasswordLink } from "@/lib/account/services/make-password-link";
import { usePasswordLink } from "@/lib/account/services/use-password-link";
import { ensureFirstAccount } from "@/lib/account/services/ensure-first-account";
import { reactivateUser } from "@/lib/account/services/reactivate";
import { revokeOwnSession } from "@/lib/account/services/revoke-own-session";
import { revokeSessions } from "@/lib/account/services/revoke-sessions";
import { setOwnLocale } from "@/lib/account/services/set-own-locale";
import { updateUser } from "@/lib/account/services/update";
import { freshDatabase } from "@/tests/support/fresh-database";

await freshDatabase();
process.env["CERMAT_SECRET"] = "only-for-tests-only-for-tests-only-for-tests";
rereadEnv();

const PASSWORD = "kalimat panjang untuk uji";
const system: Ctx = { actor: SYSTEM };
let serial = 0;

async function account(
  role: Role,
  areas: readonly string[] = role === "verifikator" ? ["331401"] : [],
): Promise<{ id: string; username: string; ctx: Ctx }> {
  const username = `u${++serial}.${role}`;
  const { id } = await createUser(system, {
    username,
    name: username,
    role,
    areas: [...areas],
    password: PASSWORD,
    mustChangePassword: false,
  });
  const actor: Actor = { id, username, role, areas };
  return { id, username, ctx: { actor } };
}

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "done",
    (error: UserError) => error.code ?? String(error),
  );
const actions = async (entityId: string) =>
  (await prisma().auditEvent.findMany({ where: { entityId }, orderBy: { seq: "asc" } })).map(
    ({ action }) => action,
  );

describe("who may manage accounts", () => {
  const services: Record<string, (ctx: Ctx, id: string) => Promise<unknown>> = {
    create: (ctx) =>
      createUser(ctx, {
        username: `made${++serial}`,
        name: "Baru",
        role: "auditor",
        areas: [],
      }),
    update: (ctx, id) => updateUser(ctx, { id, name: "Lain", role: "auditor", areas: [] }),
    "make-link": (ctx, id) => makePasswordLink(ctx, { id }),
    "revoke-sessions": (ctx, id) => revokeSessions(ctx, { id }),
    deactivate: (ctx, id) => deactivateUser(ctx, { id }),
    reactivate: (ctx, id) => reactivateUser(ctx, { id }),
  };
  const cases = Object.keys(services).flatMap((service) =>
    [...ROLES, "system" as const].map((role) => [service, role] as const),
  );

  test.each(cases)("%s by %s", async (service, role) => {
    const target = await account("auditor");
    const ctx = role === "system" ? system : (await account(role)).ctx;
    const answer = await codeOf(
      services[service]?.(ctx, target.id) ?? Promise.reject(new Error("no such service")),
    );
    expect(answer).toBe(role === "admin" || role === "system" ? "done" : "forbidden");
  });

  test("a refused attempt is on the trail", async () => {
    const target = await account("auditor");
    const { ctx } = await account("verifikator");
    await codeOf(deactivateUser(ctx, { id: target.id }));
    expect(await actions(target.id)).toContain("user.deactivate.refused");
  });

  test("an admin of one kabupaten neither sees nor changes another's accounts, nor hands out its area", async () => {
    const { ctx } = await account("admin", ["3314"]);
    const elsewhere = await account("supervisor", ["3313"]);
    expect((await listUsers(ctx)).map(({ id }) => id)).not.toContain(elsewhere.id);
    expect(await codeOf(makePasswordLink(ctx, { id: elsewhere.id }))).toBe("forbidden");
    expect(
      await codeOf(
        createUser(ctx, {
          username: "jauh",
          name: "Jauh",
          role: "supervisor",
          areas: ["3313"],
        }),
      ),
    ).toBe("forbidden");
    expect(
      await codeOf(
        createUser(ctx, {
          username: "seluruh",
          name: "Seluruh",
          role: "supervisor",
          areas: [],
        }),
      ),
    ).toBe("forbidden");
    expect(
      await codeOf(
        createUser(ctx, {
          username: "dekat",
          name: "Dekat",
          role: "supervisor",
          areas: ["331402"],
        }),
      ),
    ).toBe("done");
  });
});

describe("an account", () => {
  test("needs an area when it is a reviewer's, and one that exists", async () => {
    expect(
      await codeOf(
        createUser(system, {
          username: "tanpa",
          name: "T",
          role: "verifikator",
          areas: [],
          password: PASSWORD,
        }),
      ),
    ).toBe("user-area-required");
    expect(
      await codeOf(
        createUser(system, {
          username: "palsu",
          name: "P",
          role: "verifikator",
          areas: ["9999"],
          password: PASSWORD,
        }),
      ),
    ).toBe("user-area-unknown");
  });

  test("of two with one name exactly one is made", async () => {
    const make = () =>
      codeOf(
        createUser(system, {
          username: "berebut",
          name: "B",
          role: "auditor",
          areas: [],
          password: PASSWORD,
        }),
      );
    expect((await Promise.all([make(), make(), make()])).sort()).toEqual([
      "done",
      "user-exists",
      "user-exists",
    ]);
  });

  test("rejects a password that holds the name or is one character", async () => {
    expect(
      await codeOf(
        createUser(system, {
          username: "sukarno",
          name: "S",
          role: "auditor",
          areas: [],
          password: "sukarno-1945-merdeka",
        }),
      ),
    ).toBe("password-too-plain");
    expect(
      await codeOf(
        createUser(system, {
          username: "aaa",
          name: "A",
          role: "auditor",
          areas: [],
          password: "zzzzzzzzzzzzzzzz",
        }),
      ),
    ).toBe("password-too-plain");
  });

  test("never leaves the office without an admin, even when two admins close each other at once", async () => {
    await prisma().user.updateMany({ where: { role: "admin" }, data: { banned: true } });
    const [one, two] = [await account("admin"), await account("admin")];
    const answers = await Promise.all([
      codeOf(deactivateUser(one.ctx, { id: two.id })),
      codeOf(deactivateUser(two.ctx, { id: one.id })),
    ]);
    expect(answers.sort()).toEqual(["done", "user-last-manager"]);
  });

  test("cannot close itself", async () => {
    const { ctx, id } = await account("admin");
    expect(await codeOf(deactivateUser(ctx, { id }))).toBe("user-not-self");
  });
});

describe("one's own account", () => {
  test("a password changes only with the current one, and every other session ends", async () => {
    const { ctx, id } = await account("auditor");
    const session = (name: string) => ({
      id: `${id}-${name}`,
      token: `${id}-${name}`,
      userId: id,
      expiresAt: new Date(Date.now() + 60_000),
    });
    await prisma().session.createMany({ data: [session("here"), session("elsewhere")] });
    expect(
      await codeOf(changeOwnPassword(ctx, { current: "bukan ini", password: "sandi baru yang panjang" })),
    ).toBe("password-wrong");
    expect(await codeOf(changeOwnPassword(ctx, { current: PASSWORD, password: PASSWORD }))).toBe(
      "password-same",
    );
    expect(
      await codeOf(
        changeOwnPassword(ctx, {
          current: PASSWORD,
          password: "sandi baru yang panjang",
          keepSessionId: `${id}-here`,
        }),
      ),
    ).toBe("done");
    expect((await prisma().session.findMany({ where: { userId: id } })).map((one) => one.id)).toEqual([
      `${id}-here`,
    ]);
  });

  test("nobody ends another's session, and the machine has no account", async () => {
    const [one, two] = [await account("auditor"), await account("auditor")];
    await prisma().session.create({
      data: {
        id: `${one.id}-s`,
        token: `${one.id}-s`,
        userId: one.id,
        expiresAt: new Date(Date.now() + 60_000),
      },
    });
    expect(await codeOf(revokeOwnSession(two.ctx, { sessionId: `${one.id}-s` }))).toBe("session-not-found");
    expect(await codeOf(revokeOwnSession(one.ctx, { sessionId: `${one.id}-s` }))).toBe("done");
    expect(await codeOf(setOwnLocale(system, { locale: "en" }))).toBe("forbidden");
    expect(await codeOf(setOwnLocale(one.ctx, { locale: "en" }))).toBe("done");
  });
});

describe("signing in", () => {
  const headers = new Headers({ host: "localhost:3000" });

  test("opens a session and stands on the trail", async () => {
    const { id, username } = await account("auditor");
    expect(await signInWithPassword(headers, username.toUpperCase(), PASSWORD)).toEqual({
      locale: "id",
      awaitsCode: false,
    });
    expect(await prisma().session.count({ where: { userId: id } })).toBe(1);
    expect(await actions(id)).toContain("user.sign-in");
  });

  test(
    "is refused for a wrong password and a closed account in the same words, and each refusal is on the " +
      "trail",
    async () => {
      const { id, username } = await account("auditor");
      expect(await codeOf(signInWithPassword(headers, username, "salah sama sekali"))).toBe(
        "sign-in-refused",
      );
      await deactivateUser(system, { id });
      expect(await codeOf(signInWithPassword(headers, username, PASSWORD))).toBe("sign-in-refused");
      expect(await codeOf(signInWithPassword(headers, "tidak.pernah.ada", PASSWORD))).toBe("sign-in-refused");
      expect((await actions(id)).filter((action) => action === "user.sign-in-refused")).toHaveLength(2);
      expect(await prisma().session.count({ where: { userId: id } })).toBe(0);
    },
  );

  test("after five tries, also at once, the next waits, until a new password is set by a link", async () => {
    const { id, username } = await account("auditor");
    const tries = await Promise.all(
      Array.from({ length: FREE_ATTEMPTS + 3 }, () =>
        codeOf(signInWithPassword(headers, username, "salah sama sekali")),
      ),
    );
    expect(tries.filter((code) => code === "sign-in-refused")).toHaveLength(FREE_ATTEMPTS);
    const { token } = await makePasswordLink(system, { id });
    await usePasswordLink({ token, password: "kata sandi pengganti" });
    expect(await codeOf(signInWithPassword(headers, username, "kata sandi pengganti"))).toBe("done");
  });
});

test("the first start makes one admin with a one-time password, and only the first", async () => {
  await prisma().session.deleteMany();
  await prisma().account.deleteMany();
  await prisma().user.deleteMany();
  const made = await Promise.all([ensureFirstAccount(), ensureFirstAccount()]);
  expect(made.filter((one) => one !== null)).toHaveLength(1);
  expect(await ensureFirstAccount()).toBeNull();
  const first = made.find((one) => one !== null);
  expect(
    await codeOf(signInWithPassword(new Headers({ host: "localhost:3000" }), "admin", first?.password ?? "")),
  ).toBe("done");
  expect((await prisma().user.findUniqueOrThrow({ where: { username: "admin" } })).mustChangePassword).toBe(
    true,
  );
});
