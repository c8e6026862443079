import { existsSync, readdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, test } from "vitest";
import { ROLES, type Role } from "./actor";
import { isInnerPage, mayOpenPath, pagesOf } from "./pages";

const OPEN: Record<string, readonly Role[]> = {
  "/ringkasan": ROLES,
  "/data": ["supervisor", "admin", "auditor"],
  "/data/12": ["supervisor", "admin", "auditor"],
  "/data/unggah": ["admin"],
  "/pemeriksaan/baru": ["admin"],
  "/pengaturan/akun": ROLES,
  "/pengaturan/pengguna": ["admin"],
  "/pengaturan/pencermatan": ["admin"],
  "/pengaturan/tabel-kode": ["admin"],
  "/antrean/coktas": ["verifikator", "supervisor"],
  "/temuan/7": ROLES,
  "/pembagian": ["supervisor"],
  "/latihan": ["verifikator", "supervisor"],
  "/tindak-lanjut/rekap": ["supervisor", "admin", "auditor"],
  "/buku-tms": ["verifikator", "supervisor", "auditor"],
  "/buku-tms/surat": ROLES,
  "/buku-tms/periksa": ["auditor"],
  "/laporan/uji-ulang": ROLES,
  "/pengaturan/kantor": ["admin"],
  "/database": ROLES,
};

test.each(Object.entries(OPEN))("%s", (path, roles) => {
  expect(ROLES.filter((role) => mayOpenPath({ role }, path))).toEqual(
    ROLES.filter((role) => roles.includes(role)),
  );
});

test("a reviewer's navigation has no data, checks, reports or trail", () => {
  expect(pagesOf({ role: "verifikator" })).toEqual([
    "summary",
    "queue",
    "catalogue",
    "practice",
    "register",
    "settings",
  ]);
});

test("a page that stands where a number could is known as a page", () => {
  const pages = "app/(desk)";
  const beside = readdirSync(pages, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name.startsWith("["))
    .flatMap(({ parentPath }) =>
      readdirSync(parentPath)
        .filter((name) => !name.startsWith("[") && existsSync(join(parentPath, name, "page.tsx")))
        .map((name) => `/${relative(pages, join(parentPath, name))}`),
    );
  expect(beside.map((path) => dirname(path))).toContain("/rujukan");
  expect(beside.filter((path) => !isInnerPage(path))).toEqual([]);
});
