import type { RollRow } from "../model";

/**
 * Control totals as a Berita Acara states them, by the names that a snapshot's control totals have: active
 * voters only.
 */
export interface Totals {
  readonly rows: number;
  readonly male: number;
  readonly female: number;
  readonly kecamatan: number;
  readonly desa: number;
  readonly tps: number;
}

/** Counts what is written. */
export class TotalCounter {
  #lines = 0;
  #active = 0;
  readonly #bySex = { L: 0, P: 0 };
  readonly #kecamatan = new Set<string>();
  readonly #desa = new Set<string>();
  readonly #tps = new Set<string>();

  constructor(private readonly isActive: (row: RollRow) => boolean) {}

  add(desaCode: string, rows: readonly RollRow[]): void {
    this.#lines += rows.length;
    for (const row of rows) {
      if (!this.isActive(row)) continue;
      this.#active++;
      if (row.sex === "L" || row.sex === "P") this.#bySex[row.sex]++;
      this.#kecamatan.add(desaCode.slice(0, 6));
      this.#desa.add(desaCode);
      if (row.tps !== null) this.#tps.add(`${desaCode}:${row.tps}`);
    }
  }

  get lines(): number {
    return this.#lines;
  }

  totals(): Totals {
    return {
      rows: this.#active,
      male: this.#bySex.L,
      female: this.#bySex.P,
      kecamatan: this.#kecamatan.size,
      desa: this.#desa.size,
      tps: this.#tps.size,
    };
  }
}
