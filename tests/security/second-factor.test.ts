import { createOTP } from "@better-auth/utils/otp";
import { base32 } from "@better-auth/utils/base32";
import { z } from "zod";
import { describe, expect, test } from "vitest";
import type { Actor, Ctx, Role } from "@/lib/access/actor";
import { SYSTEM } from "@/lib/access/actor";
import { assertFresh, FRESH_MINUTES } from "@/lib/access/fresh";
import { auth } from "@/lib/account/auth/auth";
import { signInWithCode, signInWithPassword } from "@/lib/account/auth/sign-in";
import { spendCode } from "@/lib/account/auth/spent-code";
import { confirmIdentity } from "@/lib/account/services/confirm-identity";
import { createUser } from "@/lib/account/services/create";
import { endIdleSession, isIdle } from "@/lib/account/services/idle";
import { confirmSecondFactor, startSecondFactor } from "@/lib/account/services/second-factor";
import { revokeSessions } from "@/lib/account/services/revoke-sessions";
import { prisma } from "@/lib/db/prisma";
import { rereadEnv } from "@/lib/env";
import type { UserError } from "@/lib/errors";
import { freshDatabase } from "@/tests/support/fresh-database";

await freshDatabase();
process.env["CERMAT_SECRET"] = "only-for-tests-only-for-tests-only-for-tests";
rereadEnv();

const PASSWORD = "kalimat panjang untuk uji";
const HOST = { host: "localhost:3000" };
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "done",
    (error: UserError) => error.code ?? String(error),
  );

/** What a browser holds after a request: name and value of every cookie that was set. */
const cookiesOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");

const passwordAt = (username: string): Promise<Response> =>
  auth().handler(
    new Request("http://localhost:3000/api/auth/sign-in/username", {
      method: "POST",
      headers: { ...HOST, "content-type": "application/json" },
      body: JSON.stringify({ username, password: PASSWORD }),
    }),
  );

async function signedIn(username: string, role: Role): Promise<{ ctx: Ctx; headers: Headers }> {
  const { id } = await createUser(
    { actor: SYSTEM },
    { username, name: username, role, password: PASSWORD, mustChangePassword: false },
  );
  const headers = new Headers({ ...HOST, cookie: cookiesOf(await passwordAt(username)) });
  const session = await prisma().session.findFirstOrThrow({ where: { userId: id } });
  const actor: Actor = { id, username, role, areas: [] };
  return { ctx: { actor, session: { id: session.id, confirmedAt: session.confirmedAt } }, headers };
}

const trailOf = async (id: string): Promise<string[]> =>
  (await prisma().auditEvent.findMany({ where: { entityId: id }, orderBy: { seq: "asc" } })).map(
    ({ action, body }) =>
      `${action} ${JSON.stringify(z.object({ data: z.unknown() }).parse(JSON.parse(body)).data)}`,
  );
const codeFor = (secret: string): Promise<string> =>
  createOTP(new TextDecoder().decode(base32.decode(secret)), { digits: 6 }).totp();

describe("with a second factor the password alone opens nothing", async () => {
  const { ctx, headers } = await signedIn("dua.faktor", "auditor");
  const { username, id } = ctx.actor;

  test("its secret is shown for the right password only, and holds after the first code", async () => {
    expect(await codeOf(startSecondFactor(ctx, headers, "bukan kata sandinya"))).toBe("password-wrong");
    const { secret, codes } = await startSecondFactor(ctx, headers, PASSWORD);
    expect(codes).toHaveLength(10);
    expect((await signInWithPassword(new Headers(HOST), username, PASSWORD)).awaitsCode).toBe(false);
    expect(await codeOf(confirmSecondFactor(ctx, headers, "000000"))).toBe("second-factor-wrong");
    await confirmSecondFactor(ctx, headers, await codeFor(secret));
    const kept = await prisma().twoFactor.findUniqueOrThrow({ where: { userId: id } });
    expect(kept.secret).not.toContain(secret);
    expect(codes.some((code) => kept.backupCodes.includes(code))).toBe(false);

    await prisma().session.deleteMany({ where: { userId: id } });
    expect((await signInWithPassword(new Headers(HOST), username, PASSWORD)).awaitsCode).toBe(true);
    expect(await prisma().session.count({ where: { userId: id } })).toBe(0);

    const asked = new Headers({ ...HOST, cookie: cookiesOf(await passwordAt(username)) });
    expect(await codeOf(signInWithCode(asked, "000000"))).toBe("second-factor-wrong");
    expect((await trailOf(id)).at(-1)).toBe('user.sign-in-refused {"reason":"second-factor"}');
    // The code that confirmed the factor a moment ago is spent, also for who saw it over a shoulder.
    expect(await codeOf(signInWithCode(asked, await codeFor(secret)))).toBe("second-factor-wrong");
    expect((await trailOf(id)).at(-1)).toBe('user.sign-in-refused {"reason":"second-factor"}');
    await prisma().rateLimit.deleteMany({ where: { key: { startsWith: "cermat:code:" } } });
    await signInWithCode(asked, await codeFor(secret));
    expect(await prisma().session.count({ where: { userId: id } })).toBe(1);
    expect((await trailOf(id)).at(-1)).toBe("user.sign-in {}");
    expect(await codeOf(signInWithCode(asked, await codeFor(secret)))).toBe("second-factor-late");

    const lost = async () => new Headers({ ...HOST, cookie: cookiesOf(await passwordAt(username)) });
    expect(await codeOf(signInWithCode(await lost(), codes[0] ?? ""))).toBe("done");
    expect(await codeOf(signInWithCode(await lost(), codes[0] ?? ""))).toBe("second-factor-wrong");
  });
});

test("a code of the second factor holds once, whoever gives it and however fast", async () => {
  const given = await Promise.all(Array.from({ length: 4 }, () => spendCode("seseorang", "123456")));
  expect(given.filter(Boolean)).toHaveLength(1);
  expect(await spendCode("orang.lain", "123456")).toBe(true);
  expect(await spendCode("seseorang", "123456", Date.now() + 91_000)).toBe(true);
});

describe("a session left open does nothing that matters", async () => {
  const { ctx, headers } = await signedIn("layar.terbuka", "admin");
  const old: Ctx = {
    ...ctx,
    session: { id: ctx.session?.id ?? "", confirmedAt: new Date(Date.now() - FRESH_MINUTES * 60_000 - 1) },
  };

  test("what takes a confirmation refuses an old one, and the command line is not asked", () => {
    expect(() => assertFresh(old)).toThrow("confirm-first");
    expect(() => assertFresh(ctx)).not.toThrow();
    expect(() => assertFresh({ actor: SYSTEM })).not.toThrow();
  });

  test("accounts are changed again once the password was given", async () => {
    expect(await codeOf(revokeSessions(old, { id: ctx.actor.id }))).toBe("confirm-first");
    await prisma().session.updateMany({ data: { confirmedAt: new Date(0) } });
    expect(await codeOf(confirmIdentity(old, headers, "bukan kata sandinya"))).toBe("password-wrong");
    await confirmIdentity(old, headers, PASSWORD);
    const { confirmedAt } = await prisma().session.findFirstOrThrow({ where: { userId: ctx.actor.id } });
    expect(() => assertFresh({ ...old, session: { id: "", confirmedAt } })).not.toThrow();
    expect((await trailOf(ctx.actor.id)).at(-1)).toBe("user.confirm {}");
  });

  test("and ends when nobody touches it", async () => {
    const now = Date.now();
    expect(isIdle(new Date(now - 60 * 60_000), 60, now)).toBe(false);
    expect(isIdle(new Date(now - 60 * 60_000 - 1), 60, now)).toBe(true);
    await endIdleSession(ctx, ctx.session?.id ?? "");
    expect(await prisma().session.count({ where: { userId: ctx.actor.id } })).toBe(0);
    expect((await trailOf(ctx.actor.id)).at(-1)).toBe('user.sign-out {"reason":"idle"}');
  });
});

test("names that are no accounts fill no trail: one line an hour, with their number", async () => {
  const before = await prisma().auditEvent.count();
  for (const name of ["satu.orang", "dua.orang", "tiga.orang"])
    expect(await codeOf(signInWithPassword(new Headers(HOST), name, PASSWORD))).toBe("sign-in-refused");
  expect(await prisma().auditEvent.count()).toBe(before);
  await prisma().$executeRaw`UPDATE refused_sign_in SET hour = hour - interval '1 hour'`;
  await codeOf(signInWithPassword(new Headers(HOST), "empat.orang", PASSWORD));
  expect((await trailOf("unknown")).at(-1)).toMatch(/^user\.sign-in-refused .*"refused":3/);
  expect(await prisma().auditEvent.count()).toBe(before + 1);
});
