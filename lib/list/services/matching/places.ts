import { bareNames, editDistance, numberedKey } from "@/lib/regions/place-names";
import type { RawRecord } from "@/lib/roll/columns";

/** A desa as the roll has it, with its voters. */
export interface RollDesa {
  readonly key: string;
  readonly name: string | null;
  readonly kecamatan: string | null;
  readonly voters: number;
}

const IN_ADDRESS = new RegExp(
  [
    String.raw`\b(?:DESA|DS|KEL|KELURAHAN|KALURAHAN|NAGARI|GAMPONG|PEKON`,
    String.raw`NEGERI)\b[\s.:]*([A-Z][A-Z ']+?)(?=\s*(?:,|;|KEC|KAB|RT|RW|$))`,
  ].join("|"),
);

/**
 * Finds the desa that a line of a list names among those of the roll: by name, without its level's word, then
 * with one slip (two in a long name). Lists seldom name the kecamatan, so that a name may fit several desa.
 */
export class RollPlaces {
  private readonly byName = new Map<string, RollDesa[]>();
  private readonly shares = new Map<string, number>();
  private readonly known = new Map<string, readonly string[] | null>();

  constructor(desas: readonly RollDesa[]) {
    const all = Math.max(
      1,
      desas.reduce((sum, { voters }) => sum + voters, 0),
    );
    for (const desa of desas) {
      this.shares.set(desa.key, (this.shares.get(desa.key) ?? 0) + desa.voters / all);
      if (desa.name === null) continue;
      for (const name of [desa.name, ...bareNames(desa.name, 10)]) {
        const key = numberedKey(name);
        if (key !== "") this.byName.set(key, [...(this.byName.get(key) ?? []), desa]);
      }
    }
  }

  /** Share of the roll's voters who live in a desa. */
  share(key: string): number {
    return this.shares.get(key) ?? 1;
  }

  /** Keys of the desa that may be meant; none: it is not one of the roll; null: no desa is named. */
  desaOf({ desa, kecamatan, address }: RawRecord): readonly string[] | null {
    const named = desa ?? IN_ADDRESS.exec((address ?? "").toUpperCase())?.[1];
    if (named === undefined || named === null || numberedKey(named) === "") return null;
    const memo = `${named}\t${kecamatan ?? ""}`;
    const known = this.known.get(memo);
    if (known !== undefined) return known;
    const found = this.find(named, kecamatan ?? null);
    this.known.set(memo, found);
    return found;
  }

  private find(named: string, kecamatan: string | null): readonly string[] {
    const keys = [named, ...bareNames(named, 10)].map(numberedKey);
    const exact = keys.flatMap((key) => this.byName.get(key) ?? []);
    const desas = exact.length > 0 ? exact : this.near(keys);
    const inKecamatan =
      kecamatan === null
        ? []
        : desas.filter(
            (desa) => desa.kecamatan !== null && numberedKey(desa.kecamatan) === numberedKey(kecamatan),
          );
    return [...new Set((inKecamatan.length > 0 ? inKecamatan : desas).map(({ key }) => key))];
  }

  private near(keys: readonly string[]): RollDesa[] {
    const key = keys.at(-1) ?? "";
    const limit = key.length >= 8 ? 2 : key.length >= 5 ? 1 : 0;
    if (limit === 0) return [];
    return [...this.byName].flatMap(([name, desas]) =>
      editDistance(key, name, limit) <= limit ? desas : [],
    );
  }
}
