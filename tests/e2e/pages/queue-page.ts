import { expect, type Locator, type Page } from "@playwright/test";
import { visit } from "../support/visit";

/** /antrean: the table, the finding beside it, and its keys. */
export class QueuePage {
  constructor(readonly page: Page) {}

  async open(query = ""): Promise<void> {
    await visit(this.page, `/antrean${query}`);
    await expect(this.page.getByRole("heading", { level: 1 })).toBeVisible();
  }

  get rows(): Locator {
    return this.page.getByRole("table", { name: "Daftar temuan" }).locator("tr[data-id]");
  }

  get pane(): Locator {
    return this.page.getByRole("region", { name: "Temuan yang dibuka" });
  }

  get decision(): Locator {
    return this.pane.getByRole("group", { name: "Keputusan" });
  }

  /** what a screen reader is told about the last action */
  get announcement(): Locator {
    return this.page
      .getByRole("status")
      .filter({ hasText: /Temuan|Tidak ada/ })
      .first();
  }

  /** One key, as a clerk presses it. */
  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }

  /** Moves to the first finding of the table and waits until it can be judged. */
  async openFirst(): Promise<void> {
    await expect(this.rows.first()).toBeVisible();
    await this.press("j");
    await expect(this.pane.getByRole("heading", { level: 2 })).toBeVisible();
  }

  /** Asks somebody in the village to look: the open finding waits for what they report. */
  async askForFieldCheck(addressee: string): Promise<void> {
    const id = this.openId();
    await this.press("f");
    await this.decision.getByLabel("Ditujukan kepada").fill(addressee);
    await this.decision.getByRole("button", { name: "Minta verifikasi faktual" }).click();
    await expect(this.announcement).toContainText(`Temuan ${id} tersimpan: Verifikasi faktual`);
  }

  /** The number of the open finding, from the address. */
  openId(): number {
    return Number(new URL(this.page.url()).searchParams.get("temuan"));
  }

  row(id: number): Locator {
    return this.page.locator(`tr[data-id="${id}"]`);
  }
}
