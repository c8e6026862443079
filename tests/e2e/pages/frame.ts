import type { Page } from "@playwright/test";

/** What stands around every page. */
export class Frame {
  constructor(private readonly page: Page) {}

  get navigation() {
    return this.page.getByRole("navigation", { name: "Navigasi utama" });
  }

  async go(name: string): Promise<void> {
    await this.navigation.getByRole("link", { name, exact: true }).click();
  }

  get tour() {
    return this.page.getByRole("dialog", { name: /^Pengenalan/ });
  }

  /** Closes the introduction with Esc and waits until the server has noted it. */
  async putTourAway(): Promise<void> {
    await this.tour.waitFor();
    const noted = this.page.waitForResponse(
      (response) => response.request().method() === "POST" && response.url().includes("/ringkasan"),
    );
    await this.page.keyboard.press("Escape");
    await noted;
    await this.tour.waitFor({ state: "hidden" });
  }

  async openAccountMenu(): Promise<void> {
    await this.page.getByRole("button", { name: /^Akun / }).click();
  }

  async signOut(): Promise<void> {
    await this.openAccountMenu();
    await this.page.getByRole("menuitem", { name: "Keluar" }).click();
    await this.page.waitForURL(/\/masuk/);
  }
}
