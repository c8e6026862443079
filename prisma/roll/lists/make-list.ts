import { Rng } from "@/prisma/roll/rng";
import type { ListColumn, ListSource, MadeLine, MadeList, RollVoter, Trap } from "./model";
import { digitSlip, MASKS, respell } from "./slips";

/** A person as a list may name one: a voter's values, changed by a fault. */
interface Said {
  readonly voter: RollVoter;
  readonly name: string;
  readonly nik: string;
  readonly age: number | null;
  readonly birthDate: string;
  readonly rt: string;
}

/**
 * A list of so many lines as a source would hand it over, with its answer key. The same seed gives the same list.
 * Whoever is named stands on the roll, but for `not-on-roll` and `namesake`: then the line means somebody whom the
 * roll does not have, in the second case of a voter's own name and desa, decades older or younger.
 */
export function makeList(
  source: ListSource,
  voters: readonly RollVoter[],
  lines: number,
  seed: number | string,
): MadeList {
  const rng = new Rng("list", source.name, source.kind, seed);
  const fitting = voters.filter((voter) => source.whom(voter) && complete(voter));
  const active = fitting.filter((voter) => voter.active);
  const struck = fitting.filter((voter) => !voter.active);
  const families = Map.groupBy(voters.filter(complete), ({ nkk }) => nkk ?? "");
  const taken = new Set<number>();
  const free = (among: readonly RollVoter[]): RollVoter => {
    for (let tries = 0; tries < 50; tries++) {
      const voter = rng.pick(among);
      if (taken.has(voter.row)) continue;
      taken.add(voter.row);
      return voter;
    }
    return rng.pick(among);
  };
  const made = Array.from({ length: lines }, (): MadeLine => {
    const drawn = trapOf(source, rng);
    const trap = drawn === "struck" && struck.length === 0 ? "plain" : drawn;
    const voter = free(trap === "struck" ? struck : active);
    const said = spoil(plain(voter), trap, families, rng);
    return {
      cells: source.columns.map((column) => cellOf(column, said, source)),
      rows: trap === "not-on-roll" || trap === "namesake" ? [] : [voter.row],
      trap,
      true: trap !== "namesake" && rng.chance(source.trueShare),
    };
  });
  const text = [source.columns, ...made.map(({ cells }) => cells)].map((cells) => cells.join(";")).join("\n");
  return { source, text: `${text}\n`, lines: made };
}

const complete = ({ name, nik, birthDate, desa }: RollVoter): boolean =>
  Boolean(name && nik && birthDate && desa) && /^\d{16}$/.test(nik ?? "");

function trapOf({ faults }: ListSource, rng: Rng): Trap {
  let left = rng.next();
  for (const [trap, share] of Object.entries(faults) as [Trap, number][]) {
    left -= share;
    if (left < 0) return trap;
  }
  return "plain";
}

const plain = (voter: RollVoter): Said => ({
  voter,
  name: voter.name ?? "",
  nik: voter.nik ?? "",
  age: voter.age,
  birthDate: (voter.birthDate ?? "").replaceAll("|", "-"),
  rt: voter.rt ?? "",
});

function spoil(said: Said, trap: Trap, families: ReadonlyMap<string, readonly RollVoter[]>, rng: Rng): Said {
  switch (trap) {
    case "spelling":
      return { ...said, name: respell(said.name, rng) };
    case "age-off":
      return { ...said, age: said.age === null ? null : said.age + rng.pick([-2, -1, 1, 1]) };
    case "digit-slip":
      return { ...said, nik: digitSlip(said.nik, rng) };
    case "old-address":
      return { ...said, rt: String(rng.int(1, 12)) };
    case "relative-number": {
      const relatives = (families.get(said.voter.nkk ?? "") ?? []).filter(
        ({ row }) => row !== said.voter.row,
      );
      return relatives.length === 0 ? said : { ...said, nik: rng.pick(relatives).nik ?? said.nik };
    }
    case "namesake":
      return stranger(said, (said.age ?? 50) > 55 ? -25 : 25, said.name, rng);
    case "not-on-roll":
      return stranger(said, rng.pick([-4, -3, 3, 4]), `${respell(said.name, rng)} ${rng.pick(SECOND)}`, rng);
    case "plain":
    case "struck":
      return said;
  }
}

const SECOND = ["WIBOWO", "KUSUMA", "HARTATI", "SETYANINGRUM", "PRABOWO", "ANGGRAINI"];

/** Somebody whom the roll does not have: other years, another day, another number. */
function stranger(said: Said, years: number, name: string, rng: Rng): Said {
  const [, month = "01", year = "1970"] = said.birthDate.split("-");
  const day = String(rng.int(1, 28)).padStart(2, "0");
  const born = String(Number(year) - years);
  const nik = `${said.nik.slice(0, 6)}${day}${month}${born.slice(2)}${String(rng.int(6000, 9999))}`;
  return {
    ...said,
    name,
    nik,
    birthDate: `${day}-${month}-${born}`,
    age: said.age === null ? null : said.age + years,
  };
}

function cellOf(
  column: ListColumn,
  { voter, name, nik, age, birthDate, rt }: Said,
  { mask = "serial" }: ListSource,
): string {
  switch (column) {
    case "NIK":
      return nik;
    case "NIK TERSAMAR":
      return MASKS[mask](nik);
    case "NKK":
      return voter.nkk ?? "";
    case "NAMA":
      return name;
    case "TGL LAHIR":
      return birthDate;
    case "UMUR":
      return age === null ? "" : String(age);
    case "L/P":
      return voter.sex ?? "";
    case "ALAMAT":
      return voter.address ?? "";
    case "RT":
      return rt;
    case "DESA":
      return voter.desa ?? "";
  }
}
