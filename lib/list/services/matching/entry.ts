import { normaliseAddress } from "@/lib/roll/address";
import { normaliseName } from "@/lib/roll/name";
import type { NamedPerson } from "@/lib/list/model/read-list";
import { namesMeant } from "@/lib/list/model/person-name";
import type { RollPlaces } from "./places";

/** One name of one person of a list, as it is compared with the roll; a person with an alias has several. */
export interface Entry {
  /** number of the entry, from 1 */
  readonly rowNo: number;
  /** place of the person in the list of all people */
  readonly person: number;
  readonly name: string | null;
  readonly nameNorm: string | null;
  readonly nameKey: string | null;
  readonly birthDate: string | null;
  readonly birthDateRaw: string | null;
  readonly age: number | null;
  readonly sex: string | null;
  readonly placeNorm: string | null;
  readonly nik: string | null;
  readonly nikOk: string | null;
  readonly nikKind: string;
  /** the number with _ for each hidden digit, when it is masked and sixteen long */
  readonly nikMask: string | null;
  readonly nkkOk: string | null;
  readonly addressNorm: string | null;
  readonly rtNo: number | null;
  /** desa of the roll that may be meant; null when none is named */
  readonly desaKeys: readonly string[] | null;
}

const MASKED = /^[\dXx*_#?.-]{16}$/;

/** The entries of all people of a list, in their order. */
export function entriesOf(people: readonly NamedPerson[], places: RollPlaces): Entry[] {
  const entries: Entry[] = [];
  people.forEach(({ raw, normal }, person) => {
    const address = raw.address == null ? null : normaliseAddress(raw.address);
    const bareNik = (raw.nik ?? "").replace(/\s/g, "");
    const desaKeys = places.desaOf(raw);
    for (const name of raw.name == null ? [null] : namesMeant(raw.name)) {
      const norm = normaliseName(name);
      entries.push({
        rowNo: entries.length + 1,
        person,
        name: name?.toUpperCase() ?? null,
        nameNorm: norm?.norm ?? null,
        nameKey: norm?.key ?? null,
        birthDate: normal.birthDate,
        birthDateRaw: raw.birthDate ?? null,
        age: normal.age,
        sex: normal.sex,
        placeNorm: normal.placeNorm,
        nik: raw.nik ?? null,
        nikOk: normal.nikOk,
        nikKind: normal.nikKind,
        nikMask: normal.nikKind === "masked" && MASKED.test(bareNik) ? bareNik.replace(/\D/g, "_") : null,
        nkkOk: normal.nkkOk,
        addressNorm: address?.norm ?? null,
        rtNo: normal.rtNo ?? address?.rt ?? null,
        desaKeys,
      });
    }
  });
  return entries;
}
