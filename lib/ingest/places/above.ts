import type { RawRow } from "../raw-record";

/** The places that were last written: where a group of lines names them once, they hold until the next. */
export class PlacesAbove {
  private kecamatan: string | null = null;
  private desa: string | null = null;
  private tps: string | null = null;

  /** Writes them into a line that names none; below a new kecamatan or desa the narrower ones hold no more. */
  fill(raw: RawRow): void {
    if (raw.kecamatan !== null && raw.kecamatan !== this.kecamatan) {
      this.kecamatan = raw.kecamatan;
      this.desa = null;
      this.tps = null;
    }
    if (raw.desa !== null && raw.desa !== this.desa) {
      this.desa = raw.desa;
      this.tps = null;
    }
    if (raw.tps !== null) this.tps = raw.tps;
    raw.kecamatan ??= this.kecamatan;
    raw.desa ??= this.desa;
    raw.tps ??= this.tps;
  }
}
