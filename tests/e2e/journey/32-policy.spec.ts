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
