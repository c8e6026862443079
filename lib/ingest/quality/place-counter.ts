import { badInput } from "@/lib/errors";

/** No kabupaten has more than 450 desa; so many names mean that the column is not one of places. */
const MAX_DESA = 200_000;

interface Count {
  voters: number;
}

function counted<K>(counts: Map<K, Count>, key: K): Count {
  const known = counts.get(key);
  if (known !== undefined) return known;
  const count = { voters: 0 };
  counts.set(key, count);
  return count;
}

/** Voters by desa and TPS: for the totals of the Berita Acara and the sizes of TPS. */
export class PlaceCounter {
  private readonly kecamatan = new Set<string>();
  private readonly desa = new Map<string, Map<number, Count>>();
  private readonly unnumbered = new Map<string, Count>();
  withoutNumber = 0;
  // Neighbouring lines are neighbours: the last place is nearly always the next one.
  private lastKecamatan = "";
  private lastDesa: string | null = null;
  private lastTps: number | null = null;
  private lastCount: Count = { voters: 0 };

  add(kecKey: string, desaKey: string, tpsNo: number | null): void {
    if (kecKey !== this.lastKecamatan) {
      this.lastKecamatan = kecKey;
      if (kecKey !== "") this.kecamatan.add(kecKey);
    }
    if (desaKey !== this.lastDesa || tpsNo !== this.lastTps) {
      this.lastDesa = desaKey;
      this.lastTps = tpsNo;
      this.lastCount = this.countOf(desaKey, tpsNo);
    }
    if (tpsNo === null) this.withoutNumber++;
    this.lastCount.voters++;
  }

  private countOf(desaKey: string, tpsNo: number | null): Count {
    let numbers = this.desa.get(desaKey);
    if (numbers === undefined) {
      if (this.desa.size >= MAX_DESA) throw badInput("snapshot-too-many-places", { limit: MAX_DESA });
      numbers = new Map();
      this.desa.set(desaKey, numbers);
    }
    return tpsNo === null ? counted(this.unnumbered, desaKey) : counted(numbers, tpsNo);
  }

  /** Voters of each desa, those without a TPS among them. */
  ofDesa(): [key: string, voters: number][] {
    return [...this.desa].map(([key, numbers]) => [
      key,
      [...numbers.values(), this.unnumbered.get(key) ?? { voters: 0 }].reduce(
        (sum, { voters }) => sum + voters,
        0,
      ),
    ]);
  }

  totals(): { kecamatan: number; desa: number; tps: number } {
    const desa = this.desa.size - (this.desa.has("") ? 1 : 0);
    return { kecamatan: this.kecamatan.size, desa, tps: this.sizes().length };
  }

  /** Voters of each numbered TPS, ascending. */
  sizes(): number[] {
    return [...this.desa.values()]
      .flatMap((numbers) => [...numbers.values()].map((count) => count.voters))
      .sort((a, b) => a - b);
  }
}
