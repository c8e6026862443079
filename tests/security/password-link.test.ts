import { expect, test } from "vitest";
import { SYSTEM, type Ctx, type Role } from "@/lib/access/actor";
import { signInWithPassword } from "@/lib/account/auth/sign-in";
import { LINK_HOURS } from "@/lib/account/model/password-link";
import { createUser } from "@/lib/account/services/create";
import { deactivateUser } from "@/lib/account/services/deactivate";
import { dropLostFactor, reportLostFactor } from "@/lib/account/services/lost-factor";
import { makePasswordLink } from "@/lib/account/services/make-password-link";
import { reactivateUser } from "@/lib/account/services/reactivate";
import { settleSecond } from "@/lib/account/services/settle-second";
import { usePasswordLink } from "@/lib/account/services/use-password-link";
import { prisma } from "@/lib/db/prisma";
import { rereadEnv } from "@/lib/env";
import type { UserError } from "@/lib/errors";
import { freshDatabase } from "@/tests/support/fresh-database";

await freshDatabase();
process.env["CERMAT_SECRET"] = "only-for-tests-only-for-tests-only-for-tests";
rereadEnv();

const PASSWORD = "kalimat panjang untuk uji";
const ANOTHER = "kalimat lain yang panjang";
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "done",
    (error: UserError) => error.code ?? String(error),
  );
const door = (username: string, password: string): Promise<string> =>
  codeOf(signInWithPassword(new Headers({ host: "localhost:3000" }), username, password));

async function person(username: string, role: Role): Promise<Ctx> {
  const made = await createUser(
    { actor: SYSTEM },
    { username, name: username, role, areas: ["3314"], password: PASSWORD, mustChangePassword: false },
  );
  return { actor: { id: made.id, username, role, areas: ["3314"] } };
}

const [first, second, supervisor] = [
  await person("admin.satu", "admin"),
  await person("admin.dua", "admin"),
  await person("kadiv.satu", "supervisor"),
];
const asked = (subject: string) =>
  prisma().secondRequest.findFirstOrThrow({ where: { subject, outcome: null } });
const actionsOf = async (entityId: string) =>
  (await prisma().auditEvent.findMany({ where: { entityId }, orderBy: { seq: "asc" } })).map(
    ({ action }) => action,
  );

test("who makes an account sets no password of it", async () => {
  const draft = { username: "titipan", name: "Titipan", role: "auditor" as const, areas: ["3314"] };
  expect(await codeOf(createUser(first, { ...draft, password: PASSWORD }))).toBe("password-by-link");
  const { link, id } = await createUser(first, draft);
  expect(await door("titipan", PASSWORD)).toBe("sign-in-refused");
  const kept = JSON.stringify(await prisma().passwordLink.findMany());
  expect(kept).not.toContain(link?.token);
  expect(
    JSON.stringify(await prisma().auditEvent.findMany({ where: { entityId: id } }), bigints),
  ).not.toContain(link?.token);
});

const bigints = (_: string, value: unknown): unknown => (typeof value === "bigint" ? String(value) : value);

test("an admin who opens the link himself still does not get in: somebody else must confirm", async () => {
  const { actor } = await person("korban.satu", "verifikator");
  const { token } = await makePasswordLink(first, { id: actor.id });
  expect(await door("korban.satu", PASSWORD)).toBe("sign-in-refused");
  expect(await usePasswordLink({ token, password: ANOTHER })).toEqual({ waits: true });
  expect(await door("korban.satu", ANOTHER)).toBe("sign-in-refused");
  const { id } = await asked(actor.id);
  expect(await codeOf(settleSecond(first, { id, confirm: true }))).toBe("second-person-needed");
  expect(await codeOf(reactivateUser(first, { id: actor.id }))).toBe("second-person-needed");
  await settleSecond(supervisor, { id, confirm: true });
  expect(await door("korban.satu", ANOTHER)).toBe("done");
});

test("a link works once, also for two at once, and its owner's trail shows who came too late", async () => {
  const { actor } = await person("korban.dua", "verifikator");
  const { token } = await makePasswordLink(first, { id: actor.id });
  const answers = await Promise.all(
    [ANOTHER, PASSWORD, ANOTHER].map((password) => codeOf(usePasswordLink({ token, password }))),
  );
  expect(answers.sort()).toEqual(["done", "link-gone", "link-gone"]);
  const trail = await actionsOf(actor.id);
  expect(trail.filter((action) => action === "user.use-link.refused")).toHaveLength(2);
  expect(await codeOf(usePasswordLink({ token: "A".repeat(43), password: ANOTHER }))).toBe("link-gone");
});

test("a link is for the working day, and a newer one ends it", async () => {
  const { actor } = await person("korban.tiga", "verifikator");
  const old = await makePasswordLink(first, { id: actor.id });
  const made = await makePasswordLink(second, { id: actor.id });
  expect(made.expiresAt.getTime() - Date.now()).toBeLessThanOrEqual(LINK_HOURS * 3_600_000);
  expect(await codeOf(usePasswordLink({ token: old.token, password: ANOTHER }))).toBe("link-gone");
  await prisma().passwordLink.update({ where: { userId: actor.id }, data: { expiresAt: new Date(0) } });
  expect(await codeOf(usePasswordLink({ token: made.token, password: ANOTHER }))).toBe("link-gone");
});

test("of two links in a row the maker of the one that was used confirms nothing", async () => {
  const { actor } = await person("korban.empat", "verifikator");
  await usePasswordLink({
    token: (await makePasswordLink(first, { id: actor.id })).token,
    password: ANOTHER,
  });
  await usePasswordLink({
    token: (await makePasswordLink(second, { id: actor.id })).token,
    password: ANOTHER,
  });
  const { id } = await asked(actor.id);
  expect(await codeOf(settleSecond(second, { id, confirm: true }))).toBe("second-person-needed");
  expect(await codeOf(settleSecond(first, { id, confirm: true }))).toBe("done");
});

test("no link opens an account that was closed", async () => {
  const { actor } = await person("korban.lima", "verifikator");
  const { token } = await makePasswordLink(first, { id: actor.id });
  await deactivateUser(second, { id: actor.id });
  expect(await codeOf(usePasswordLink({ token, password: ANOTHER }))).toBe("link-gone");
  const again = await makePasswordLink(first, { id: actor.id });
  expect(await codeOf(usePasswordLink({ token: again.token, password: ANOTHER }))).toBe("link-gone");
});

test("a supervisor confirms a new supervisor, never the own account", async () => {
  const made = await createUser(first, {
    username: "kadiv.dua",
    name: "Kadiv Dua",
    role: "supervisor",
    areas: ["3314"],
  });
  const { id } = await asked(made.id);
  const itself: Ctx = { actor: { ...supervisor.actor, id: made.id } };
  expect(await codeOf(settleSecond(itself, { id, confirm: true }))).toBe("second-person-needed");
  expect(
    await codeOf(settleSecond({ actor: { ...supervisor.actor, areas: ["3313"] } }, { id, confirm: true })),
  ).toBe("forbidden");
  await settleSecond(supervisor, { id, confirm: true });
  expect((await prisma().user.findUniqueOrThrow({ where: { id: made.id } })).banned).toBe(false);
});

test("a lost factor is taken off by a second person, or at the command line for a purpose", async () => {
  const { actor } = await person("hilang.ponsel", "verifikator");
  const factor = () =>
    prisma()
      .user.update({ where: { id: actor.id }, data: { twoFactorEnabled: true } })
      .then(() => undefined);
  const has = async () =>
    (await prisma().user.findUniqueOrThrow({ where: { id: actor.id } })).twoFactorEnabled;
  expect(await codeOf(reportLostFactor(first, { id: actor.id }))).toBe("second-factor-none");
  await factor();
  await reportLostFactor(first, { id: actor.id });
  expect(await has()).toBe(true);
  const { id } = await asked(actor.id);
  expect(await codeOf(settleSecond(first, { id, confirm: true }))).toBe("second-person-needed");
  await settleSecond(second, { id, confirm: true });
  expect(await has()).toBe(false);
  await factor();
  expect(await codeOf(dropLostFactor({ actor: SYSTEM }, actor.id, "x"))).toBe("invalid-input");
  await dropLostFactor({ actor: SYSTEM }, actor.id, "ponsel hilang, surat 12/2026");
  expect([await has(), (await actionsOf(actor.id)).at(-1)]).toEqual([false, "user.drop-factor"]);
});
