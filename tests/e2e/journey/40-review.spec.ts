import { QueuePage } from "../pages/queue-page";
import { givenRun } from "../support/given";
import { signedIn } from "../support/people";
import { picture } from "../support/picture";
import { expect, test } from "../support/test";
import { visit } from "../support/visit";

test.beforeAll(() => {
  givenRun();
});

test.describe("a reviewer", () => {
  test.use({ storageState: signedIn("verifikator") });

  test("rejects with two keys; the row is crossed off in its place and the next finding stands open", async ({
    page,
  }) => {
    const queue = new QueuePage(page);
    await queue.open("?aturan=IDN-04");
    await queue.openFirst();
    const first = queue.openId();
    await queue.press("l");
    await expect(queue.decision.getByRole("button", { name: /Sudah diperbaiki/ })).toBeVisible();
    // The rule's own innocent explanation comes first.
    await expect(queue.decision.getByRole("button").first()).toContainText("dibetulkan");
    await queue.press("1");
    await expect(queue.announcement).toContainText(`Temuan ${first} tersimpan: Sah`);
    await expect(queue.row(first)).toHaveAttribute("data-done", "true");
    expect(queue.openId()).not.toBe(first);
  });

  test("accepts with a follow-up that says what to change", async ({ page }) => {
    const queue = new QueuePage(page);
    await queue.open("?aturan=IDN-04");
    await queue.openFirst();
    const id = queue.openId();
    await queue.press("a");
    await expect(
      queue.decision.getByText("Menerima temuan tidak mengubah data di Sidalih", { exact: false }),
    ).toBeVisible();
    await picture(page, "keputusan");
    await queue.press("e");
    // The rule knows the date in the NIK; taking it shows old beside new.
    await expect(queue.decision.getByRole("radio", { name: /Tanggal lahir: .* → / }).first()).toBeVisible();
    await queue.decision.getByRole("radio", { name: /Perubahan lain/ }).check();
    await queue.decision.getByLabel("Elemen yang diubah").selectOption({ label: "Tanggal lahir" });
    await queue.decision.getByLabel("Nilai usulan").fill("12-03-1985");
    await queue.decision.getByRole("button", { name: /^Simpan/ }).click();
    await expect(queue.announcement).toContainText(`Temuan ${id} tersimpan: Sah`);
  });

  test("takes a decision back, and the trail keeps both", async ({ page }) => {
    const queue = new QueuePage(page);
    await queue.open("?aturan=IDN-04");
    await queue.openFirst();
    const id = queue.openId();
    await queue.press("l");
    await queue.press("2");
    await expect(queue.announcement).toContainText(`Temuan ${id} tersimpan`);
    await queue.row(id).click();
    await expect(queue.decision.getByRole("button", { name: /Batalkan/ })).toBeVisible();
    await queue.press("z");
    await expect(queue.pane.getByText("Dibatalkan", { exact: true })).toBeVisible();
    await expect(queue.row(id)).not.toHaveAttribute("data-done", "true");
  });

  test("judges a comparison before it sees the machine's evidence", async ({ page }) => {
    const queue = new QueuePage(page);
    await queue.open("?aturan=GND-02");
    const answered = page.waitForResponse((response) => response.url().includes("/api/temuan/"));
    await queue.openFirst();
    const { view, texts } = (await (await answered).json()) as {
      view: { machine: unknown; blind: boolean; earlier: unknown[] };
      texts: { sentence: unknown };
    };
    expect(view).toMatchObject({ machine: null, blind: true, earlier: [] });
    expect(texts.sentence).toBeNull();
    await picture(page, "temuan");
    await queue.press("a");
    await expect(queue.decision.getByRole("button", { name: /Terima temuan/ })).toBeVisible();
    const id = queue.openId();
    await queue.press("a");
    await queue.press("d");
    await queue.decision.getByRole("checkbox").first().check();
    await queue.decision.getByRole("button", { name: /^Simpan/ }).click();
    await expect(queue.announcement).toContainText(`Temuan ${id} tersimpan: Menunggu pengesahan`);
  });

  test("sees who hangs together with whom only after the first judgement, drawn and as a table", async ({
    page,
  }) => {
    const queue = new QueuePage(page);
    await queue.open("?aturan=GND-05");
    await queue.openFirst();
    const id = queue.openId();
    const figure = queue.pane.getByRole("img", { name: /Gambar hubungan/ });
    await expect(queue.decision.getByRole("button").first()).toBeVisible();
    await expect(figure).toHaveCount(0);
    // Two columns for two families, however many they are: each member stands beside its double.
    const comparison = queue.pane.getByRole("region", { name: "Perbandingan data" });
    for (const family of ["Keluarga 1", "Keluarga 2"])
      await expect(comparison.getByRole("columnheader", { name: family })).toBeVisible();
    await expect(comparison.getByRole("row", { name: /^A baris .* [B-Z] baris/ })).toBeVisible();
    await queue.press("a");
    await expect(figure).toBeVisible();
    const pairs = queue.pane.getByRole("table", { name: "Pasangan yang cocok" });
    await expect(pairs.getByRole("row").nth(1)).toContainText(/[A-Z] · /);
    await expect(
      pairs
        .getByText(/NIK, nama, dan tanggal lahir sama|NIK beda satu ketikan|menurut model pencocokan/)
        .first(),
    ).toBeVisible();
    await queue.press("l");
    await queue.press("2");
    await expect(queue.announcement).toContainText(`Temuan ${id} tersimpan`);
  });

  test("shows a crowd with one record a row, on paper as well: its columns would fit on neither", async ({
    page,
  }) => {
    const queue = new QueuePage(page);
    await queue.open("?aturan=KEL-01");
    await queue.openFirst();
    const columns = queue.pane.getByRole("region", { name: "Perbandingan data" });
    const rows = queue.pane.getByRole("region", { name: "Data pemilih dalam temuan ini" });
    await expect(rows).toBeVisible();
    await expect(columns).toBeHidden();
    expect(await rows.getByRole("row").count()).toBeGreaterThan(6);
    await page.emulateMedia({ media: "print" });
    await expect(rows).toBeVisible();
    await expect(columns).toBeHidden();
  });

  test("hands a doubtful finding to somebody else and asks for a field check", async ({ page }) => {
    const queue = new QueuePage(page);
    await queue.open("?aturan=IDN-07");
    await queue.openFirst();
    const unsure = queue.openId();
    await queue.press("r");
    await queue.decision.getByRole("button", { name: "Serahkan" }).click();
    await expect(queue.announcement).toContainText(`Temuan ${unsure} tersimpan: Ragu`);
    await expect(queue.decision).toBeVisible();
    const visited = queue.openId();
    expect(visited).not.toBe(unsure);
    await queue.askForFieldCheck("PPS desa setempat");
  });

  test("takes the next one with one key and reads the keys with another", async ({ page }) => {
    const queue = new QueuePage(page);
    await queue.open();
    await expect(queue.rows.first()).toBeVisible();
    await queue.press("n");
    await expect(queue.pane.getByText("Anda pegang")).toBeVisible();
    await queue.press("?");
    await expect(page.getByRole("dialog", { name: "Bantuan tombol" })).toBeVisible();
    await queue.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();
  });

  test("sees identities only after giving a purpose", async ({ page }) => {
    const queue = new QueuePage(page);
    await queue.open("?aturan=IDN-05");
    await queue.openFirst();
    await expect(queue.pane.getByText("**********").or(queue.pane.getByText("******")).first()).toBeVisible();
    await queue.press("i");
    await queue.decision.getByLabel("Catatan (wajib)").fill("Mencocokkan dengan KK di kantor");
    await queue.decision.getByRole("button", { name: "Buka identitas" }).click();
    await expect(queue.pane.getByText("******")).toHaveCount(0);
  });

  test("finds its filters again after going back", async ({ page }) => {
    const queue = new QueuePage(page);
    await queue.open("?tampilan=all&tingkat=S");
    await expect(page.getByRole("button", { name: "Hapus saringan Sedang" })).toBeVisible();
    await picture(page, "antrean");
    await visit(page, "/katalog");
    await page.goBack();
    await expect(page.getByRole("button", { name: "Hapus saringan Sedang" })).toBeVisible();
  });
});

test("of two people at one finding one gets it and the other is told who has it", async ({ browser }) => {
  const [one, two] = await Promise.all(
    (["verifikator", "verifikator2"] as const).map(async (person) => {
      const context = await browser.newContext({ storageState: signedIn(person) });
      return new QueuePage(await context.newPage());
    }),
  );
  if (one === undefined || two === undefined) throw new Error("two windows");
  for (const queue of [one, two]) {
    await queue.open("?aturan=IDN-06&tampilan=all&status=new");
    await queue.openFirst();
  }
  expect(one.openId()).toBe(two.openId());
  await one.press("l");
  await expect(one.decision.getByRole("button", { name: /Data benar/ })).toBeVisible();
  await one.decision.getByRole("button", { name: /Data benar/ }).click();
  await one.decision.getByLabel("Catatan (wajib)").fill("KK asli dilihat");
  await expect(
    one.page.getByText("Anda pegang").or(one.decision.getByLabel("Catatan (wajib)")).first(),
  ).toBeVisible();
  await two.press("l");
  await expect(two.decision.getByRole("alert")).toContainText("verif.satu");
  await one.decision.getByRole("button", { name: /^Simpan/ }).click();
  await expect(one.announcement).toContainText("tersimpan");
  await Promise.all([one.page.context().close(), two.page.context().close()]);
});

test.describe("a supervisor", () => {
  test.use({ storageState: signedIn("supervisor") });

  test("signs off what somebody else judged, and may send it back instead", async ({ page }) => {
    const queue = new QueuePage(page);
    await queue.open("?tampilan=signoff");
    await queue.openFirst();
    const id = queue.openId();
    await expect(queue.decision.getByRole("button", { name: /Kembalikan/ })).toBeVisible();
    await queue.press("s");
    await picture(page, "pengesahan");
    await queue.decision.getByRole("button", { name: "Sahkan" }).click();
    await expect(queue.announcement).toContainText(`Temuan ${id} tersimpan: Sah`);
  });

  test("opens a final decision again with a reason", async ({ page }) => {
    const queue = new QueuePage(page);
    await queue.open("?tampilan=decided&aturan=IDN-04");
    await queue.openFirst();
    await queue.press("o");
    await queue.press("2");
    await expect(queue.pane.getByText("Dibuka kembali").first()).toBeVisible();
  });

  test("sees how much is left and reaches it with one click", async ({ page }) => {
    await visit(page, "/ringkasan");
    await page.getByRole("link", { name: /sudah sah/ }).click();
    await expect(page).toHaveURL(/\/antrean/);
  });
});

for (const person of ["admin", "auditor"] as const) {
  test.describe(person, () => {
    test.use({ storageState: signedIn(person) });
    test("reads findings but is offered no way to judge them", async ({ page }) => {
      const queue = new QueuePage(page);
      await queue.open("?tampilan=all&aturan=IDN-04");
      await queue.openFirst();
      await expect(queue.pane.getByRole("heading", { name: "Mengapa muncul" })).toBeVisible();
      await expect(queue.decision).toHaveCount(0);
    });
  });
}
