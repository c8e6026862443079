import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { nextCookies } from "better-auth/next-js";
import { twoFactor, username } from "better-auth/plugins";
import { prisma } from "@/lib/db/prisma";
import { PASSWORD_MAX, PASSWORD_MIN } from "@/lib/account/model/input";
import { env } from "@/lib/env";
import { UserError } from "@/lib/errors";
import { hashBounded, verifyBounded } from "./bounded-hash";
import { guardSignIn, recordFailedSignIn } from "./guard-sign-in";
import { RECOVERY_CODES } from "@/lib/account/model/second-factor";
import { recordSignIn, recordSignOut } from "./trail";

const HOUR = 60 * 60;

/**
 * Accounts with user name and password. Nobody signs up: `createUser` makes accounts. Built
 * on first use, so that a build needs no database.
 */
function build() {
  const { CERMAT_SECRET: secret, CERMAT_URL: url } = env();
  if (secret === undefined) throw new UserError("usage", "secret-missing");
  return betterAuth({
    secret,
    ...(url === undefined ? {} : { baseURL: url }),
    database: prismaAdapter(prisma(), { provider: "postgresql", transaction: true }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_MIN,
      maxPasswordLength: PASSWORD_MAX,
      password: { hash: hashBounded, verify: verifyBounded },
    },
    // Twelve hours in all, however busy; the shorter limit of idleness is the office's (`currentUser`).
    session: {
      expiresIn: 12 * HOUR,
      disableSessionRefresh: true,
      additionalFields: {
        confirmedAt: { type: "date", input: false, required: false },
        lastSeen: { type: "date", input: false, required: false },
      },
    },
    user: {
      additionalFields: {
        role: { type: "string", input: false, required: true },
        areas: { type: "string[]", input: false, required: true },
        banned: { type: "boolean", input: false, required: true },
        mustChangePassword: { type: "boolean", input: false, required: true },
        locale: { type: "string", input: false, required: true },
      },
    },
    rateLimit: {
      enabled: true,
      storage: "database",
      window: 60,
      max: 300,
      customRules: { "/sign-in/username": { window: 60, max: 30 } },
    },
    hooks: { before: guardSignIn, after: recordFailedSignIn },
    databaseHooks: { session: { create: { before: recordSignIn }, delete: { before: recordSignOut } } },
    advanced: {
      cookiePrefix: "cermat",
      // What a client writes about its own address is believed from configured proxies only (`clientAddress`).
      ipAddress: { disableIpTracking: true },
      useSecureCookies: url?.startsWith("https://") ?? false,
      database: { generateId: () => crypto.randomUUID() },
    },
    telemetry: { enabled: false },
    logger: { disabled: true },
    plugins: [
      username({ maxUsernameLength: 40 }),
      twoFactor({ issuer: "Cermat", backupCodeOptions: { amount: RECOVERY_CODES } }),
      nextCookies(),
    ],
  });
}

let instance:
  { readonly over: ReturnType<typeof prisma>; readonly auth: ReturnType<typeof build> } | undefined;

/** The same as long as the database is the same: a process that closed it and opens it again begins anew. */
export function auth(): ReturnType<typeof build> {
  if (instance?.over !== prisma()) instance = { over: prisma(), auth: build() };
  return instance.auth;
}
