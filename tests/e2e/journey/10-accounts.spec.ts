import type { Page } from "@playwright/test";
import { Frame } from "../pages/frame";
import { SignInPage } from "../pages/sign-in-page";
import { PASSWORD, PEOPLE, signedIn } from "../support/people";
import { picture } from "../support/picture";
import { expect, test } from "../support/test";
import { visit } from "../support/visit";

/** what the admin hands over, and does not open */
let link = "";

test.describe("an admin opens an account", () => {
  test.use({ storageState: signedIn("admin") });

  test("for a reviewer of one kecamatan, with a link that sets its password", async ({ page }) => {
    await visit(page, "/pengaturan/pengguna");
    await page.getByRole("button", { name: "Buat akun" }).click();
    const form = page.getByRole("dialog");
    await form.getByLabel("Nama pengguna").fill("orang.baru");
    await form.getByLabel("Nama", { exact: true }).fill("Orang Baru");
    await form.getByRole("radio", { name: /^Verifikator/ }).check();
    await form.getByRole("combobox", { name: "Wilayah kerja" }).fill("331401");
    await page.getByRole("option", { name: /331401$/ }).click();
    await form.getByRole("button", { name: "Buat akun" }).click();
    link = await form.getByText(/\/tautan#/).innerText();
    await form.getByRole("button", { name: "Sudah diserahkan" }).click();
    await expect(page.getByRole("row", { name: /orang\.baru/ })).toContainText("Kata sandi pertama");
  });

  test("but not without an area for a reviewer, who would see nothing", async ({ page }) => {
    await visit(page, "/pengaturan/pengguna");
    await page.getByRole("button", { name: "Buat akun" }).click();
    const form = page.getByRole("dialog");
    await form.getByLabel("Nama pengguna").fill("tanpa.wilayah");
    await form.getByLabel("Nama", { exact: true }).fill("Tanpa Wilayah");
    await form.getByRole("button", { name: "Buat akun" }).click();
    await expect(form.getByRole("alert")).toContainText("sedikitnya satu wilayah kerja");
    await expect(form.getByLabel("Nama pengguna")).toHaveValue("tanpa.wilayah");
  });
});

test("its owner sets the password, once, and works after a second person has asked", async ({
  page,
  browser,
}) => {
  const setPassword = async () => {
    await visit(page, "/masuk");
    await visit(page, link);
    await page.getByLabel("Kata sandi baru").fill(PASSWORD);
    await page.getByRole("button", { name: "Pasang kata sandi" }).click();
  };
  await setPassword();
  await expect(page.getByRole("heading", { name: "Menunggu orang kedua" })).toBeVisible();
  const signIn = new SignInPage(page);
  await signIn.open();
  await signIn.signIn("orang.baru");
  await expect(signIn.refusal).toContainText("tidak cocok");
  await setPassword();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("Tautan ini tidak berlaku");
  const second = await browser.newPage({ storageState: signedIn("supervisor") });
  await visit(second, "/pengaturan/menunggu");
  const asked = second.getByRole("region", { name: /orang\.baru/ });
  await asked.getByRole("button", { name: "Setujui" }).click();
  await expect(second.getByText("Tidak ada yang menunggu")).toBeVisible();
  await second.close();
  await signIn.open();
  await signIn.signIn("orang.baru");
  await expect(page).toHaveURL(/\/ringkasan$/);
  const frame = new Frame(page);
  await readTour(page, frame);
  await frame.signOut();
  await signIn.signIn("orang.baru");
  await expect(page).toHaveURL(/\/ringkasan$/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(frame.tour).toHaveCount(0);
  await frame.openAccountMenu();
  await page.getByRole("menuitem", { name: "Ulangi pengenalan" }).click();
  await expect(frame.tour).toHaveAccessibleName("Pengenalan 1 dari 5");
});

/** Five steps by the arrow key, there and back, to the end. */
async function readTour(page: Page, { tour }: Frame): Promise<void> {
  await expect(tour).toHaveAccessibleName("Pengenalan 1 dari 5");
  await picture(page, "pengenalan");
  await page.keyboard.press("ArrowRight");
  await expect(tour).toHaveAccessibleName("Pengenalan 2 dari 5");
  await page.keyboard.press("ArrowLeft");
  await expect(tour).toHaveAccessibleName("Pengenalan 1 dari 5");
  for (const step of [2, 3, 4, 5]) {
    await page.keyboard.press("ArrowRight");
    await expect(tour).toHaveAccessibleName(`Pengenalan ${step} dari 5`);
  }
  const noted = page.waitForResponse(
    (response) => response.request().method() === "POST" && response.url().includes("/ringkasan"),
  );
  await tour.getByRole("button", { name: "Mulai bekerja" }).click();
  await noted;
  await expect(tour).toBeHidden();
}

/** Wrong answers so far: with the eighth the wait is eight seconds, longer than a busy machine takes to ask. */
const WRONG = 8;

test("wrong passwords make everybody wait, longer each time, also for the right one", async ({ page }) => {
  const signIn = new SignInPage(page);
  await signIn.open();
  const answered = async (password?: string) => {
    await signIn.signIn("orang.baru", password);
    // The answer empties the field; what is typed before it comes would be lost.
    await expect(signIn.password).toHaveValue("");
  };
  for (let attempt = 1; attempt <= WRONG; attempt++)
    await expect(async () => {
      await answered("bukan kata sandinya");
      await expect(signIn.refusal).toContainText("tidak cocok", { timeout: 500 });
    }).toPass();
  await answered();
  await expect(signIn.refusal).toContainText("Terlalu banyak percobaan");
});

test("an unknown name and a wrong password are refused in the same words", async ({ page }) => {
  const signIn = new SignInPage(page);
  await signIn.open();
  await picture(page, "masuk");
  await signIn.signIn("tidak.ada", "kata sandi sembarang");
  await expect(signIn.refusal).toContainText("Nama pengguna atau kata sandi tidak cocok");
});

test("a session ended on another device ends at the next click", async ({ browser, page }) => {
  const here = new SignInPage(page);
  await here.open();
  await here.signIn(PEOPLE.auditor.username);
  await page.waitForURL("**/ringkasan");
  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  const signIn = new SignInPage(other);
  await visit(other, "/masuk");
  await signIn.signIn(PEOPLE.auditor.username);
  await other.waitForURL("**/ringkasan");
  await visit(page, "/pengaturan/akun");
  await page.getByRole("button", { name: "Keluarkan" }).first().click();
  await expect(page.getByText("Perangkat itu sudah dikeluarkan.")).toBeVisible();
  await elsewhere.close();
});
