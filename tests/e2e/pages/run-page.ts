import type { Locator, Page } from "@playwright/test";
import { visit } from "../support/visit";

/** /pemeriksaan/baru and /pemeriksaan/[id] */
export class RunPage {
  constructor(private readonly page: Page) {}

  async openNew(): Promise<void> {
    await visit(this.page, "/pemeriksaan/baru");
  }

  get start(): Locator {
    return this.page.getByRole("button", { name: "Mulai pemeriksaan" });
  }

  choice(code: string): Locator {
    return this.page.getByRole("checkbox", { name: new RegExp(`^${code} ·`) });
  }

  row(code: string): Locator {
    return this.page.getByRole("table", { name: "Per aturan" }).getByRole("row", { name: new RegExp(code) });
  }

  get done(): Locator {
    return this.page.getByRole("link", { name: "Buka antrean" });
  }
}
