import { statSync } from "node:fs";
import { join } from "node:path";
import { NextRequest } from "next/server";
import { expect, test } from "vitest";
import { clientAddress } from "@/lib/account/auth/client-address";
import { clearAttempts, FREE_ATTEMPTS, MAX_WAIT_SECONDS, reserveAttempt } from "@/lib/account/auth/lockout";
import { changeOwnPassword } from "@/lib/account/services/change-own-password";
import { createUser } from "@/lib/account/services/create";
import { hashChecked } from "@/lib/account/services/password";
import { SYSTEM, type Actor } from "@/lib/access/actor";
import { tryLock } from "@/lib/db/embedded/file-lock";
import { readEnv, rereadEnv } from "@/lib/env";
import { isOwnRequest, ownPath } from "@/lib/next/same-origin";
import { proxy } from "@/proxy";
import { freshDatabase } from "@/tests/support/fresh-database";

const { dataDir } = await freshDatabase();

const ask = (path: string, headers: Record<string, string>, method = "POST") =>
  proxy(
    new NextRequest(`http://localhost:3000${path}`, {
      method,
      headers: { host: "localhost:3000", ...headers },
    }),
  );

test.each([
  ["another port of this machine", { origin: "http://localhost:4000" }],
  ["another site", { origin: "https://evil.example" }],
  ["a page without an origin", { origin: "null" }],
  ["a sandboxed page that says where it is", { "sec-fetch-site": "cross-site" }],
  [
    "another port, as the browser says it",
    { "sec-fetch-site": "same-site", origin: "http://localhost:3000" },
  ],
])("a change asked for by %s is refused", (_who, headers) => {
  for (const path of ["/antrean", "/api/ekspor", "/api/temuan/1/bukti", "/api/auth/sign-in/username"])
    expect(ask(path, headers).status).toBe(403);
});

test("changes from a page of this server and looks from anywhere pass", () => {
  const own = { origin: "http://localhost:3000", "sec-fetch-site": "same-origin" };
  expect(ask("/antrean", own).status).toBe(200);
  expect(ask("/antrean", { origin: "https://evil.example" }, "GET").status).toBe(200);
  expect(
    isOwnRequest(
      "POST",
      new Headers({ host: "10.0.0.1:3000", origin: "https://cermat.example" }),
      "https://cermat.example",
    ),
  ).toBe(true);
});

test("files and data keep the policy of files; pages keep theirs", () => {
  expect(ask("/api/bukti/1", {}, "GET").headers.get("content-security-policy")).toContain("sandbox");
  expect(ask("/antrean", {}, "GET").headers.get("content-security-policy")).toContain("nonce-");
});

test("behind TLS the browser is told to stay there", () => {
  expect(ask("/masuk", {}, "GET").headers.get("strict-transport-security")).toBeNull();
  process.env["CERMAT_URL"] = "https://cermat.example";
  expect(ask("/masuk", {}, "GET").headers.get("strict-transport-security")).toMatch(/^max-age=31536000/);
  delete process.env["CERMAT_URL"];
});

test.each([
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "https://evil.example",
  "/x/..//evil.example",
  "",
])("after sign-in nobody is led away by %j", (path) => {
  expect(new URL(ownPath(path), "http://localhost:3000").origin).toBe("http://localhost:3000");
});

test("a path of this server is gone on to with its query", () => {
  expect(ownPath("/antrean?aturan=IDN-04")).toBe("/antrean?aturan=IDN-04");
});

test("five wrong tries of a stranger lock nobody out: the wait begins at a second and ends at a minute", async () => {
  const start = 1_000_000_000_000;
  const tries = await Promise.all(Array.from({ length: 8 }, () => reserveAttempt("siti", "", start)));
  expect(tries.filter(Boolean)).toHaveLength(FREE_ATTEMPTS);
  expect(await reserveAttempt("siti", "", start + 999)).toBe(false);
  expect(await reserveAttempt("siti", "", start + 1_000)).toBe(true);
  expect(await reserveAttempt("siti", "", start + 2_999)).toBe(false);
  expect(await reserveAttempt("siti", "", start + 3_000)).toBe(true);
  let now = start + 3_000;
  for (let n = 0; n < 20; n++)
    expect(await reserveAttempt("siti", "", (now += MAX_WAIT_SECONDS * 1_000))).toBe(true);
  // Another trusted address has a count of its own, and so has another name.
  expect(await reserveAttempt("siti", "10.0.0.9", now)).toBe(true);
  expect(await reserveAttempt("sit", "", now)).toBe(true);
  await clearAttempts("siti");
  expect(await reserveAttempt("siti", "", now)).toBe(true);
});

test("an address is believed from configured proxies only", () => {
  const headers = new Headers({ "x-forwarded-for": "6.6.6.6, 203.0.113.7, 10.0.0.1" });
  expect(clientAddress(headers)).toBe("");
  process.env["CERMAT_TRUSTED_PROXIES"] = "10.0.0.1, 10.0.0.2";
  rereadEnv();
  expect(clientAddress(headers)).toBe("203.0.113.7");
  delete process.env["CERMAT_TRUSTED_PROXIES"];
  rereadEnv();
});

test("the current password cannot be guessed in a session that somebody left open", async () => {
  const password = "burung hantu di pohon";
  const { id } = await createUser(
    { actor: SYSTEM },
    { username: "rina", name: "Rina Uji", role: "auditor", password },
  );
  const actor: Actor = { id, username: "rina", role: "auditor", areas: [] };
  const codes: unknown[] = [];
  for (let n = 0; n < FREE_ATTEMPTS + 1; n++)
    await changeOwnPassword({ actor }, { current: `tebakan ${n}`, password: "lain sama sekali 77" }).catch(
      (error: { code: unknown }) => codes.push(error.code),
    );
  expect(codes).toEqual([...Array.from({ length: FREE_ATTEMPTS }, () => "password-wrong"), "sign-in-locked"]);
});

test.each([
  ["one of the commonest", "qwertyuiop123"],
  ["a common one with figures", "password20262026"],
  ["a common one twice", "sayangsayang"],
  ["the user name", "rina.uji-2026-aa"],
  ["the owner's words", "Kartika12345"],
  ["the product's name", "cermat-cermat"],
])("a password that is %s is refused", async (_what, password) => {
  await expect(hashChecked(password, "rina.uji", "Kartika Sari")).rejects.toMatchObject({
    code: "password-too-plain",
  });
});

test("an ordinary long password is taken", async () => {
  expect(await hashChecked("kucing makan ikan asin", "rina.uji", "Kartika Sari")).toContain(":");
});

test("the server listens to this machine alone unless told otherwise, and locks are its own", () => {
  expect(readEnv({}).CERMAT_HOST).toBe("127.0.0.1");
  const path = join(dataDir, "a.lock");
  tryLock(path, "exclusive")?.release();
  expect(statSync(path).mode & 0o077).toBe(0);
});
