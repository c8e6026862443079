import type { Locator, Page } from "@playwright/test";
import { visit } from "../support/visit";

export interface PeriodDescription {
  readonly region: string;
  readonly period: string;
  readonly referenceDate: string;
  readonly totals: Readonly<
    Partial<Record<"Pemilih" | "Laki-laki" | "Perempuan" | "Kecamatan" | "Desa/kel." | "TPS", number>>
  >;
}

/** /data/unggah */
export class UploadPage {
  constructor(private readonly page: Page) {}

  async open(): Promise<void> {
    await visit(this.page, "/data/unggah");
  }

  async choose(...paths: readonly string[]): Promise<void> {
    await this.dropZone.setInputFiles([...paths]);
  }

  /** By its role: what is streamed into the page may stand in it a second time for a moment, hidden. */
  get dropZone(): Locator {
    return this.page.getByRole("button", { name: /Letakkan berkas di sini/ });
  }

  file(name: string): Locator {
    return this.page.getByRole("list", { name: "Berkas yang diunggah" }).getByRole("listitem", { name });
  }

  /** What the files leave open. */
  get questions(): Locator {
    return this.page.getByRole("list", { name: "Pertanyaan", exact: true });
  }

  mapping(label: string): Locator {
    return this.page.getByLabel(`Kolom ${label} dibaca sebagai`, { exact: true });
  }

  async describe({ region, period, referenceDate, totals }: PeriodDescription): Promise<void> {
    const field = this.page.getByRole("combobox", { name: "Kabupaten/kota" });
    await field.fill(region);
    await this.page
      .getByRole("option", { name: new RegExp(region, "i") })
      .first()
      .click();
    await this.page.getByLabel("Periode", { exact: true }).fill(period);
    await this.page.getByLabel("Tanggal acuan umur").fill(referenceDate);
    for (const [name, total] of Object.entries(totals))
      await this.page.getByRole("textbox", { name, exact: true }).fill(String(total));
  }

  get start(): Locator {
    return this.page.getByRole("button", { name: "Impor data" });
  }
}
