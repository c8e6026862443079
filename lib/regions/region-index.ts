import { ownCopy } from "@/lib/roll/own-copy";
import { bareNames, findUnique, numberedKey, placeKey } from "./place-names";

export interface Region {
  /** Without dots: 2, 4, 6 or 10 digits. */
  readonly code: string;
  readonly name: string;
}

/** Where a roll line says it belongs, as far as the names could be read. */
export interface Place {
  readonly kecCode: string | null;
  readonly desaCode: string | null;
  /** kecCode, or the upper-cased name as in the file, or "" */
  readonly kecKey: string;
  /** desaCode, or `kecKey|DESA NAME`, or "" when there is no desa */
  readonly desaKey: string;
}

/** Regions of one level under one parent, by `placeKey` and by `numberedKey`. */
interface Scope {
  readonly byName: ReadonlyMap<string, readonly Region[]>;
  readonly byNumber: ReadonlyMap<string, readonly Region[]>;
}

/**
 * Names to codes, in memory: current regions only. (Whether a prefix was ever assigned is a question for the
 * table region_code, which also has the retired ones.) Pure: whoever builds it brings the list.
 */
export class RegionIndex {
  readonly #names = new Map<string, string>();
  readonly #children = new Map<string, Region[]>();
  readonly #scopes = new Map<string, Scope>();
  #places = new Map<string, Place>();
  #last:
    | {
        readonly kabupaten: string;
        readonly kecamatan: string | null;
        readonly desa: string | null;
        readonly place: Place;
      }
    | undefined;

  constructor(regions: Iterable<Region>) {
    for (const region of regions) {
      this.#names.set(region.code, region.name);
      const parent = parentCode(region.code);
      const siblings = this.#children.get(parent);
      if (siblings) siblings.push(region);
      else this.#children.set(parent, [region]);
    }
  }

  nameOf(code: string): string | null {
    return this.#names.get(code) ?? null;
  }

  /** Kecamatan of a kabupaten, desa of a kecamatan, kabupaten of a province; provinces for "". */
  childrenOf(code: string): readonly Region[] {
    return this.#children.get(code) ?? [];
  }

  /** A region with all below it; an index of these alone answers for it as this one does. */
  within(code: string): Region[] {
    const name = this.nameOf(code);
    return [
      ...(name === null ? [] : [{ code, name }]),
      ...this.childrenOf(code).flatMap((child) => this.within(child.code)),
    ];
  }

  /** Code of a kecamatan of this kabupaten by name or code, null when unknown or between two. */
  findKecamatan(kabupaten: string, text: string): string | null {
    return this.#find(kabupaten, text, 6);
  }

  /**
   * Code of a desa by name or code, within a kecamatan (6 digits) or, if the name is unique there, a whole
   * kabupaten (4 digits).
   */
  findDesa(within: string, text: string): string | null {
    return this.#find(within, text, 10);
  }

  /**
   * The place of a roll line. A desa is looked for in its kecamatan; in the whole kabupaten only when the
   * line names no kecamatan, because desa of one name exist in several.
   */
  resolve(kabupaten: string, kecamatan: string | null, desa: string | null): Place {
    // Lines of one desa follow one another: most questions are the question just answered.
    const last = this.#last;
    if (
      last !== undefined &&
      last.desa === desa &&
      last.kecamatan === kecamatan &&
      last.kabupaten === kabupaten
    )
      return last.place;
    const place = this.#placeOf(kabupaten, kecamatan, desa);
    this.#last = { kabupaten, kecamatan, desa, place };
    return place;
  }

  #placeOf(kabupaten: string, kecamatan: string | null, desa: string | null): Place {
    const memoKey = `${kabupaten}\t${kecamatan ?? ""}\t${desa ?? ""}`;
    const known = this.#places.get(memoKey);
    if (known) return known;
    const place = this.#resolve(kabupaten, ownCopy(kecamatan ?? ""), ownCopy(desa ?? ""));
    if (this.#places.size > 100_000) this.#places = new Map();
    this.#places.set(ownCopy(memoKey), place);
    return place;
  }

  #resolve(kabupaten: string, kecamatanCell: string, desaCell: string): Place {
    // A dash or a dot is how offices write "none".
    const kecamatan = placeKey(kecamatanCell) === "" ? "" : kecamatanCell;
    const desa = placeKey(desaCell) === "" ? "" : desaCell;
    const named = kecamatan === "" ? null : this.findKecamatan(kabupaten, kecamatan);
    const desaCode =
      desa === "" || (kecamatan !== "" && named === null) ? null : this.findDesa(named ?? kabupaten, desa);
    const kecCode = named ?? desaCode?.slice(0, 6) ?? null;
    const kecKey = kecCode ?? upperName(kecamatan);
    return {
      kecCode,
      desaCode,
      kecKey,
      desaKey: desaCode ?? (desa === "" ? "" : `${kecKey}|${upperName(desa)}`),
    };
  }

  #find(within: string, text: string, digits: 6 | 10): string | null {
    if (!/\p{L}/u.test(text)) return this.#coded(within, text, digits);
    const bracketed = /\(\s*\d[\d.]*\s*\)\s*$/.test(text);
    const named = bracketed ? undefined : exactly(this.#scope(within, digits), text);
    if (named !== undefined) {
      // "SIFAOROASI (HURUNA)" may be the desa Sifaoroasi Huruna, or Sifaoroasi in the kecamatan Huruna.
      const inParts = named === null ? null : this.#amongParts(within, text, digits);
      return inParts === null || inParts === named ? named : null;
    }
    const coded = this.#withCode(within, text, digits);
    return coded === undefined ? this.#dressed(within, text, digits) : coded;
  }

  /** A code in digits alone: whole, or (below a known kecamatan or kabupaten) its own last part. */
  #coded(within: string, text: string, digits: 6 | 10): string | null {
    const figures = text.replace(/\D/g, "");
    const step = digits === 6 ? 2 : 4;
    const code = figures.length === step && within.length + step === digits ? `${within}${figures}` : figures;
    return code.length === digits && code.startsWith(within) && this.#names.has(code) ? code : null;
  }

  /**
   * `331413 GEMOLONG`, `KALANGAN (2013)`: code and name must not contradict each other.
   * @returns undefined without a code
   */
  #withCode(within: string, text: string, digits: 6 | 10): string | null | undefined {
    const found = /(?<![\d.])\d[\d.]{2,}\d(?![\d.])|(?<=\()\d\d(?=\)\s*$)/.exec(text);
    if (found === null) return undefined;
    const code = this.#coded(within, found[0], digits);
    if (code === null) return undefined;
    const name = text.replace(found[0], " ").replace(/[()[\]-]/g, " ");
    const scope = this.#scope(within, digits);
    const named = exactly(scope, name) ?? firstExact(scope, bareNames(name, digits));
    return named === null || named === code ? code : null;
  }

  /** The name with something around it, or with a slip of the hand in it. */
  #dressed(within: string, text: string, digits: 6 | 10): string | null {
    const scope = this.#scope(within, digits);
    const bare = bareNames(text, digits);
    const inner = firstExact(scope, bare) ?? this.#amongParts(within, text, digits);
    if (inner !== null) return inner;
    if (digits === 6) {
      const city = exactly(scope, `KOTA ${text}`);
      if (city != null) return city;
    }
    // The exact name of another place of this kabupaten is no slip of this one.
    const everywhere = this.#scope(within.slice(0, 4), digits);
    const names = [text, ...bare];
    if (names.some((name) => exactly(everywhere, name) !== undefined)) return null;
    return findUnique(names.map(numberedKey), scope.byNumber);
  }

  /**
   * `KALANGAN, GEMOLONG`, `KALANGAN (GEMOLONG)`, `GEMOLONG - KALANGAN`: both levels in one cell, in either
   * order, or the kabupaten behind. Both parts must be places that belong together.
   */
  #amongParts(within: string, text: string, digits: 6 | 10): string | null {
    const parts = text.split(/[,;/()]|\s[-–]\s/).filter((part) => placeKey(part) !== "");
    const [first = "", second = ""] = parts;
    if (parts.length !== 2) return null;
    const kabupaten = within.slice(0, 4);
    if (this.#isKabupaten(kabupaten, second)) return this.#exact(within, first, digits);
    for (const [mine, other] of [
      [first, second],
      [second, first],
    ] as const) {
      const kecamatan = this.#exact(kabupaten, digits === 6 ? mine : other, 6);
      if (kecamatan === null || (within.length === 6 && kecamatan !== within)) continue;
      const desa = this.#exact(kecamatan, digits === 6 ? other : mine, 10);
      if (desa !== null) return digits === 6 ? kecamatan : desa;
    }
    return null;
  }

  #exact(within: string, text: string, digits: 6 | 10): string | null {
    const scope = this.#scope(within, digits);
    return exactly(scope, text) ?? firstExact(scope, bareNames(text, digits));
  }

  #isKabupaten(code: string, text: string): boolean {
    const bare = (name: string) => placeKey(name).replace(/^(?:KABUPATEN|KAB|KOTA)/, "");
    return bare(text) === bare(this.nameOf(code) ?? "");
  }

  #scope(within: string, digits: 6 | 10): Scope {
    const id = `${within}:${digits}`;
    const known = this.#scopes.get(id);
    if (known) return known;
    let all = [...this.childrenOf(within)];
    if (within.length === 4 && digits === 10) all = all.flatMap((kec) => [...this.childrenOf(kec.code)]);
    const scope = {
      byName: Map.groupBy(all, (region) => placeKey(region.name)),
      byNumber: Map.groupBy(all, (region) => numberedKey(region.name)),
    };
    this.#scopes.set(id, scope);
    return scope;
  }
}

/** The place with exactly this name; null when several have it, undefined when none. */
function exactly(scope: Scope, text: string): string | null | undefined {
  const found = scope.byName.get(placeKey(text)) ?? scope.byNumber.get(numberedKey(text));
  if (found === undefined) return undefined;
  return found.length === 1 ? (found[0]?.code ?? null) : null;
}

/** The first of the names that a place has exactly. */
function firstExact(scope: Scope, names: readonly string[]): string | null {
  for (const name of names) {
    const code = exactly(scope, name);
    if (code !== undefined) return code;
  }
  return null;
}

/** "" for a province, else the code one level up. */
function parentCode(code: string): string {
  return code.length === 10
    ? code.slice(0, 6)
    : code.length === 6
      ? code.slice(0, 4)
      : code.length === 4
        ? code.slice(0, 2)
        : "";
}

function upperName(text: string): string {
  return text.toUpperCase().replace(/\s+/g, " ").trim();
}
