import type { APIRequestContext } from "@playwright/test";
import { signedIn } from "../support/people";
import { expect, test } from "../support/test";
import { visit } from "../support/visit";

test("every page carries a content policy with a nonce of its own, and gives nothing away", async ({
  request,
}) => {
  const nonces = new Set<string>();
  for (const path of ["/masuk", "/masuk", "/ringkasan"]) {
    const { headers } = await get(request, path);
    const policy = headers["content-security-policy"] ?? "";
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("connect-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(policy).not.toMatch(/style-src [^;]*unsafe/);
    nonces.add(/'nonce-([^']+)'/.exec(policy)?.[1] ?? "");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["x-powered-by"]).toBeUndefined();
  }
  expect(nonces.size).toBe(3);
});

async function get(request: APIRequestContext, path: string) {
  const answer = await request.get(path, { maxRedirects: 0 });
  return { headers: answer.headers(), status: answer.status() };
}

test("nobody signs up, and other doors of the account library are shut", async ({ request }) => {
  for (const path of [
    "/api/auth/sign-up/email",
    "/api/auth/update-user",
    "/api/auth/change-password",
    "/api/auth/list-sessions",
  ]) {
    expect((await request.post(path, { data: {} })).status(), path).toBe(404);
  }
});

test("without a session pages lead to sign-in, and data is refused", async ({ page, request }) => {
  await visit(page, "/antrean");
  await expect(page).toHaveURL(/\/masuk\?lanjut=%2Fantrean$/);
  for (const path of ["/api/data/1", "/api/pemeriksaan/1", "/api/data/1/ditolak"])
    expect((await request.get(path)).status(), path).toBe(401);
  expect(
    (
      await request.post("/api/uploads", { headers: { "tus-resumable": "1.0.0", "upload-length": "10" } })
    ).status(),
  ).toBe(401);
});

test("the health page tells strangers the state and nothing else", async ({ request }) => {
  const answer = await request.get("/api/health");
  expect(await answer.json()).toEqual({ status: "ok" });
});

test.describe("a reviewer", () => {
  test.use({ storageState: signedIn("verifikator") });

  test("is refused on pages and data of other roles, with the right status", async ({ page }) => {
    for (const path of ["/data", "/pemeriksaan", "/jejak", "/pengaturan/pengguna"]) {
      const answer = await visit(page, path);
      expect(answer?.status(), path).toBe(403);
    }
    expect((await page.request.get("/api/data/1")).status()).toBe(403);
  });

  test("is told with the right status that something is not there", async ({ page }) => {
    // Whoever sees one area only is not told whether a finding lies elsewhere or nowhere.
    expect((await visit(page, "/temuan/999999"))?.status()).toBe(403);
    for (const path of ["/temuan/abc", "/katalog/ABC-99", "/tidak-ada"]) {
      const answer = await visit(page, path);
      expect(answer?.status(), path).toBe(404);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Halaman ini tidak ada");
    }
  });

  test("has a session cookie that scripts cannot read", async ({ page, context }) => {
    await visit(page, "/ringkasan");
    const session = (await context.cookies()).find(({ name }) => name.includes("session_token"));
    expect(session).toMatchObject({ httpOnly: true, sameSite: "Lax" });
  });
});
