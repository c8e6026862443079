import { signedIn } from "../support/people";
import { expect, test } from "../support/test";
import { visit } from "../support/visit";

test.use({ storageState: signedIn("admin") });

test("an admin changes the rules of the review with a reason, and the change stands in its history", async ({
  page,
}) => {
  await visit(page, "/pengaturan/pencermatan");
  await page.getByRole("button", { name: "Ubah: Bagian yang tetap acak" }).click();
  const form = page.getByRole("dialog");
  await expect(form.getByRole("textbox").first()).toHaveValue("5 %");
  await form.getByRole("textbox").first().fill("6");
  await form.getByLabel("Alasan").fill("Kesepakatan rapat pleno 24 November");
  await form.getByRole("button", { name: "Simpan perubahan" }).click();
  await expect(form).toBeHidden();
  await expect(page.getByRole("row", { name: /Bagian yang tetap acak.*6\s*%/ }).first()).toBeVisible();
  const history = page.getByRole("table", { name: "Riwayat perubahan" });
  await expect(history.getByRole("row", { name: /5\s*% → 6\s*%.*rapat pleno 24 November/ })).toBeVisible();
  await visit(page, "/jejak");
  await expect(page.getByText("Kebijakan diubah").first()).toBeVisible();
});

test("an admin gives a table of codes a new code, which stands in its history", async ({ page }) => {
  await visit(page, "/pengaturan/tabel-kode");
  const table = page.getByRole("region", { name: "DISABILITAS-2022" });
  await expect(table.getByText("sensorik netra")).toBeVisible();
  await table.getByRole("button", { name: "Ubah tabel DISABILITAS-2022" }).click();
  const form = page.getByRole("dialog");
  await form.getByRole("button", { name: "Tambah kode" }).click();
  const added = form.getByRole("group", { name: "Kode 7" });
  await added.getByLabel("Kode").fill("7");
  await added.getByLabel("Arti (Indonesia)").fill("ganda");
  await added.getByLabel("Arti (Inggris)").fill("multiple");
  await form.getByLabel("Alasan").fill("Keputusan KPU tentang formulir baru");
  await form.getByRole("button", { name: "Simpan versi baru" }).click();
  await expect(form).toBeHidden();
  await expect(table.getByText("versi 2")).toBeVisible();
  await expect(table.getByText("ganda", { exact: true })).toBeVisible();
  const history = page.getByRole("table", { name: "Riwayat tabel kode" });
  await expect(
    history.getByRole("row", { name: /DISABILITAS-2022, versi 2.*kode 7 ditambah.*formulir baru/ }),
  ).toBeVisible();
});

test("an admin notes a leave, and the person's work comes back at its end", async ({ page }) => {
  await visit(page, "/pengaturan/pengguna");
  const row = page.getByRole("row", { name: /verif\.dua/ });
  await row.click();
  const form = page.getByRole("dialog", { name: "verif.dua" });
  await form.getByLabel("Hari terakhir cuti").fill("31 Des 2999");
  await form.getByRole("button", { name: "Mulai cuti" }).click();
  await expect(form).toBeHidden();
  await expect(row.getByText("Cuti sampai")).toBeVisible();
  await row.click();
  await form.getByRole("button", { name: "Akhiri cuti" }).click();
  await expect(form).toBeHidden();
  await expect(row.getByText("Cuti sampai")).toHaveCount(0);
});
