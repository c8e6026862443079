import { Rng } from "@/prisma/roll/rng";
import { loadRegions } from "@/lib/regions/load-regions";
import type { Culture } from "./naming";
import { secondEntry } from "./second-entry";
import type { Line } from "./second-entry";

export interface WorldOptions {
  readonly culture: Culture;
  readonly seed: number;
  readonly voters: number;
  /** People written down twice; nobody is twice in the same words. */
  readonly inserted: number;
  /** NIK and NKK are in the file. */
  readonly numbers: boolean;
  /** How a person comes to be written down again; by the usual faults unless told. */
  readonly entry?: typeof secondEntry;
}

export interface World {
  readonly lines: readonly Line[];
  readonly places: readonly { readonly kecamatan: string; readonly desa: string }[];
}

const HAMLETS = [
  "KRAJAN",
  "TENGAH",
  "LOR",
  "KIDUL",
  "WETAN",
  "KULON",
  "BARU",
  "DUSUN I",
  "DUSUN II",
  "DUSUN III",
];
const FEMALE_DAY = 40;
/** What a large world has of either at most, as far as the region goes. */
const VOTERS_OF_KECAMATAN = 50_000;
const VOTERS_OF_DESA = 3_500;
const two = (n: number) => String(n).padStart(2, "0");

/**
 * A kabupaten of made-up people: families on cards of one office, hamlets as addresses, serial numbers per
 * office, date and sex. Names and dates meet by chance as they do: nothing keeps two people apart.
 */
export function makeWorld(options: WorldOptions): World {
  const { culture, seed, voters, inserted, numbers, entry: enter = secondEntry } = options;
  const rng = new Rng("world", culture.code, seed);
  const regions = loadRegions();
  const kecamatan = regions.childrenOf(culture.region).slice(0, Math.max(12, voters / VOTERS_OF_KECAMATAN));
  const desas = kecamatan
    .flatMap((kec) =>
      regions
        .childrenOf(kec.code)
        .slice(0, Math.max(8, voters / 12 / VOTERS_OF_DESA))
        .map((desa) => ({ kec, desa })),
    )
    .slice(0, Math.max(20, Math.round(voters / 180)));
  const capital = "KOTA RAYA";
  const serials = new Map<string, number>();
  const register = (line: Pick<Line, "born" | "sex">, desa: number): string => {
    const [y, m, d] = line.born;
    const office = (desas[desa]?.kec.code ?? "").replaceAll(".", "").slice(0, 6);
    const head = `${office}${two(d + (line.sex === "P" ? FEMALE_DAY : 0))}${two(m)}${two(y % 100)}`;
    const serial = (serials.get(head) ?? 0) + 1;
    serials.set(head, serial);
    return `${head}${String(serial).padStart(4, "0")}`;
  };
  const card = (desa: number): string => {
    const office = (desas[desa]?.kec.code ?? "").replaceAll(".", "").slice(0, 6);
    const date = `${two(rng.int(1, 28))}${two(rng.int(1, 12))}${two(rng.int(5, 24))}`;
    return `${office}${date}${String(rng.int(1, 30)).padStart(4, "0")}`;
  };
  const lines: Line[] = [];
  let person = 0;
  while (lines.length < voters - inserted) {
    const desa = rng.int(0, desas.length - 1);
    const house = culture.house(rng, desa);
    const other = culture.house(rng, desa);
    const wedding = rng.int(1960, 2012);
    const nkk = numbers ? card(desa) : "";
    const home = {
      nkk,
      address: rng.pick(HAMLETS),
      rt: rng.int(1, 6),
      rw: rng.int(1, 3),
      desa,
      tps: 1 + rng.int(0, 1),
    };
    const birthPlace = rng.chance(0.75) ? capital : (desas[desa]?.kec.name ?? "").toUpperCase();
    const members: readonly { sex: "L" | "P"; year: number; order: number; house: string }[] = [
      { sex: "L", year: wedding - rng.int(21, 32), order: rng.int(0, 3), house },
      { sex: "P", year: wedding - rng.int(18, 28), order: rng.int(0, 3), house: other },
      ...Array.from({ length: rng.poisson(0.9) }, (_, order) => ({
        sex: rng.chance(0.5) ? ("L" as const) : ("P" as const),
        year: Math.min(2008, wedding + 1 + order * 3 + rng.int(0, 2)),
        order,
        house,
      })),
    ];
    for (const member of members) {
      if (member.year > 2008 || member.year < 1930) continue;
      const [m, d] = rng.chance(culture.defaultDates)
        ? rng.pick([
            [7, 1],
            [7, 1],
            [12, 31],
            [1, 1],
          ] as const)
        : [rng.int(1, 12), rng.int(1, 28)];
      const born = [member.year, m, d] as const;
      const line = {
        ...home,
        person: person++,
        name: culture.name(rng, member),
        place: rng.chance(0.12) ? rng.pick(["JAKARTA", "SURABAYA", "MEDAN", "MAKASSAR"]) : birthPlace,
        born,
        sex: member.sex,
      };
      const office = rng.chance(0.85) ? desa : rng.int(0, desas.length - 1);
      lines.push({ ...line, nik: numbers && !rng.chance(0.003) ? register(line, office) : "" });
    }
  }
  const again = rng
    .shuffle([...lines])
    .slice(0, inserted)
    .map((line) => {
      const entry = enter(rng, line, rng.int(0, desas.length - 1), register);
      const address = rng.pick(HAMLETS);
      return numbers ? { ...entry, address, nkk: card(entry.desa) } : { ...entry, address, nik: "" };
    });
  const all = [...lines, ...again].sort((x, y) => x.desa - y.desa || x.tps - y.tps || x.person - y.person);
  return {
    lines: all,
    places: desas.map(({ kec, desa }) => ({
      kecamatan: kec.name.toUpperCase(),
      desa: desa.name.toUpperCase(),
    })),
  };
}

const HEADINGS =
  "NO,NKK,NIK,NAMA,TEMPAT LAHIR,TANGGAL LAHIR,STATUS PERKAWINAN,JENIS KELAMIN,ALAMAT " +
  "JALAN/DUKUH,RT,RW,DISABILITAS,STATUS KTP-EL,KETERANGAN,KECAMATAN,DESA/KELURAHAN,TPS";

/** The world as a file that the import reads; the key is one person number per line. */
export function worldCsv({ lines, places }: World): string {
  const cells = lines.map((line, i) => {
    const [y, m, d] = line.born;
    const place = places[line.desa];
    return [
      i + 1,
      line.nkk,
      line.nik,
      line.name.includes(",") ? `"${line.name}"` : line.name,
      line.place,
      `${two(d)}|${two(m)}|${String(y)}`,
      "S",
      line.sex,
      line.address,
      line.rt,
      line.rw,
      0,
      "S",
      "",
      place?.kecamatan ?? "",
      place?.desa ?? "",
      line.tps,
    ].join(",");
  });
  return `${[HEADINGS, ...cells].join("\n")}\n`;
}
