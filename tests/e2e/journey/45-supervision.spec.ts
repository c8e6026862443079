import { QueuePage } from "../pages/queue-page";
import { givenRun } from "../support/given";
import { signedIn } from "../support/people";
import { picture } from "../support/picture";
import { expect, test } from "../support/test";
import { visit, visitAgain } from "../support/visit";

test.beforeAll(() => {
  givenRun();
});

test.describe("a supervisor", () => {
  test.use({ storageState: signedIn("supervisor") });

  test("shares the unassigned findings out by area, changed by hand, and takes some back", async ({
    page,
  }) => {
    await visit(page, "/pembagian");
    const people = page.getByRole("table", { name: "Verifikator" });
    await expect(people.getByRole("row", { name: /verif\.satu/ })).toContainText("Kabupaten Sragen");
    const confirm = page.getByRole("button", { name: /^Bagikan [\d.]+ temuan$/ });
    await expect(confirm).toBeEnabled();
    await picture(page, "pembagian");
    await page.getByRole("button", { name: "Kosongkan" }).click();
    await expect(page.getByRole("button", { name: "Bagikan 0 temuan" })).toBeDisabled();
    await page.getByLabel("Petugas untuk Lintas kecamatan").selectOption({ label: "verif.satu" });
    await expect(confirm).toBeEnabled();
    await page.getByRole("button", { name: "Usulkan merata" }).click();
    await confirm.click();
    await page
      .getByRole("dialog", { name: "Bagikan tugas ini?" })
      .getByRole("button", { name: "Bagikan", exact: true })
      .click();
    // So many are shared out by the worker; the page goes on, and says when it is done.
    const large = page.getByRole("status", { name: "Pekerjaan besar" });
    await expect(large).toContainText(/Membagi tugas\. Selesai: [\d.]+ data/);
    await people
      .getByRole("row", { name: /verif\.dua/ })
      .getByRole("button", { name: "Tarik" })
      .click();
    await page
      .getByRole("dialog", { name: /^Tarik tugas/ })
      .getByRole("button", { name: "Tarik", exact: true })
      .click();
    await expect(
      large
        .getByText("Menarik tugas.")
        .or(page.getByText(/^[\d.]+ temuan ditarik\.$/))
        .first(),
    ).toBeVisible();
  });

  test("sees by whom and how evenly the work is done", async ({ page }) => {
    await visit(page, "/ringkasan");
    // Whoever judges too reads measures of past months: a number of today would tell control findings apart.
    await expect(page.getByText(/Dihitung dari keputusan sebelum 1 \S+ \d{4}/)).toBeVisible();
    await expect(
      page.getByRole("table", { name: "Kelompok umur" }).getByRole("row", { name: /20–29 tahun/ }),
    ).toContainText("%");
    await page.getByRole("heading", { name: "Dapatkah dipercaya?" }).scrollIntoViewIfNeeded();
    await picture(page, "ringkasan");
  });
});

test.describe("a reviewer", () => {
  test.use({ storageState: signedIn("verifikator") });

  test("finds what was assigned, and the open rule in the help sheet", async ({ page }) => {
    const queue = new QueuePage(page);
    await queue.open("?tampilan=assigned");
    await queue.openFirst();
    await queue.press("?");
    const help = page.getByRole("dialog", { name: "Bantuan tombol" });
    await expect(help.getByRole("link", { name: /^Penjelasan aturan/ })).toBeVisible();
    await help.getByRole("button", { name: "Ulangi pengenalan" }).click();
    await expect(page.getByRole("dialog", { name: "Pengenalan 1 dari 5" })).toBeVisible();
  });

  test("practises with the same keys, is told at once why, and finds the answers again", async ({ page }) => {
    await visit(page, "/latihan");
    await expect(page.getByText("Orang-orang ini tidak ada.", { exact: false })).toBeVisible();
    const table = page.getByRole("table", { name: "Soal latihan" });
    const pane = page.getByRole("region", { name: "Soal yang dibuka" });
    await table
      .getByRole("row", { name: /IDN-10/ })
      .first()
      .click();
    await expect(pane.getByRole("heading", { level: 2 })).toBeVisible();
    await page.keyboard.press("r");
    await pane.getByRole("button", { name: "Serahkan" }).click();
    await expect(pane.getByRole("group", { name: "Penjelasan" })).toContainText("Contoh ini");
    await expect(page.getByText(/Putaran 1: 1 dari 12 soal dijawab/)).toBeVisible();
    await picture(page, "latihan");
    await page.keyboard.press("n");
    await expect(pane.getByRole("group", { name: "Penjelasan" })).toHaveCount(0);
    await visitAgain(page);
    await expect(page.getByText(/Putaran 1: 1 dari 12 soal dijawab/)).toBeVisible();
  });
});
