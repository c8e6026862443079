import { QueuePage } from "../pages/queue-page";
import { givenRun } from "../support/given";
import { signedIn } from "../support/people";
import { PHONE } from "../support/phone";
import { expect, test } from "../support/test";
import { visitAgain } from "../support/visit";

test.beforeAll(() => {
  givenRun();
});

test.describe("a reviewer", () => {
  test.use({ storageState: signedIn("verifikator") });

  test("sees each answer for some seconds, counts that follow, and takes back exactly that one", async ({
    page,
  }) => {
    const queue = new QueuePage(page);
    await queue.open("?tampilan=all");
    await queue.openFirst();
    // At least nine lines beside an open finding, once the word about pace is put away.
    const pace = page.getByRole("note");
    if (await pace.isVisible()) await pace.getByRole("button", { name: "Tutup" }).click();
    const box = await page.getByRole("region", { name: "Daftar temuan" }).boundingBox();
    const inView = await queue.rows.evaluateAll(
      (rows, bottom) => rows.filter((row) => row.getBoundingClientRect().bottom <= bottom).length,
      (box?.y ?? 0) + (box?.height ?? 0),
    );
    expect(inView).toBeGreaterThanOrEqual(9);
    await queue.open("?aturan=IDN-12&aturan=IDN-13&aturan=IDN-04");
    const tally = page.getByText(/\d+ dari [\d.]+ hari ini/);
    const before = await tally.innerText();
    await queue.openFirst();
    const first = queue.openId();
    await queue.press("l");
    await queue.press("Escape");
    await expect(queue.pane.getByText(`#${first}`, { exact: true })).toBeVisible();
    await queue.press("l");
    await queue.press("1");
    const given = page.getByText(`temuan ${first}`, { exact: true });
    await expect(given).toBeVisible();
    await expect(queue.row(first)).toContainText("Ditolak");
    await expect(tally).not.toHaveText(before);
    await queue.press("z");
    await expect(page.getByText(`Jawaban untuk temuan ${first} dibatalkan.`).first()).toBeVisible();
    expect(queue.openId()).toBe(first);
    await page.goBack();
    await expect(queue.pane).toHaveCount(0);
    await expect(queue.row(first)).toBeVisible();
  });

  test("keeps an answer while the server is away, and sends it once", async ({ page, context }) => {
    const queue = new QueuePage(page);
    await queue.open("?aturan=IDN-04&aturan=IDN-13");
    await queue.openFirst();
    const id = queue.openId();
    await context.setOffline(true);
    await queue.press("l");
    await queue.press("1");
    await expect(page.getByRole("alert", { name: "Jawaban yang belum terkirim" })).toContainText(
      `Temuan ${id}: Ditolak`,
    );
    await context.setOffline(false);
    await expect(queue.announcement).toContainText(`Temuan ${id} tersimpan`);
    await expect(page.getByRole("alert", { name: "Jawaban yang belum terkirim" })).toHaveCount(0);
  });

  test("finds an open form again after a reload, with what was in it, until it is closed by hand", async ({
    page,
  }) => {
    const queue = new QueuePage(page);
    await queue.open("?aturan=IDN-04&aturan=IDN-13");
    await queue.openFirst();
    await queue.press("f");
    const addressee = queue.decision.getByLabel("Ditujukan kepada");
    await addressee.fill("PPS Jati, Bu Ratna");
    await queue.decision.getByLabel(/^Catatan/).fill("Rumah sebelah masjid");
    await visitAgain(page);
    await expect(addressee).toHaveValue("PPS Jati, Bu Ratna");
    await expect(queue.decision.getByLabel(/^Catatan/)).toHaveValue("Rumah sebelah masjid");
    await addressee.press("Escape");
    await expect(addressee).toHaveCount(0);
    await queue.press("f");
    await expect(addressee).toHaveValue("");
    await addressee.press("Escape");
  });

  test("finds people, rules and pages from inside a field, and sorts by a heading", async ({ page }) => {
    const queue = new QueuePage(page);
    await queue.open("?tampilan=all");
    await page.getByRole("button", { name: "Sejak" }).click();
    await expect(page).toHaveURL(/urut=newest/);
    await expect(page.getByRole("columnheader", { name: "Sejak" })).toHaveAttribute("aria-sort", "ascending");
    await page.getByRole("searchbox", { name: /Cari nama/ }).focus();
    await queue.press("Control+k");
    await page.getByLabel(/^Nama orang, desa/).fill("siti");
    await expect(page.getByRole("button", { name: /SITI.*#\d+ · [A-Z]{3}-\d\d/ }).first()).toBeVisible();
    await queue.press("Escape");
  });

  test("works on a phone without keys: filters folded, undo under the thumb", async ({ page }) => {
    await page.setViewportSize(PHONE);
    const queue = new QueuePage(page);
    await queue.open("?aturan=IDN-04&aturan=IDN-13");
    await expect(page.getByRole("search", { name: "Saring antrean" })).toBeHidden();
    await queue.rows.first().click();
    await queue.decision.getByRole("button", { name: /Tolak temuan/ }).click();
    await queue.decision.getByRole("button").first().click();
    const undo = page.getByRole("button", { name: /membatalkan|Batalkan/ }).last();
    await expect(undo).toBeVisible();
    await undo.click();
    await expect(page.getByText(/Jawaban untuk temuan \d+ dibatalkan/).first()).toBeVisible();
  });
});
