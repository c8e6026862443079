import type { ShownPerson } from "@/lib/list/model/shown-person";

/** One masked person of a list in a line of text: who, then when and where. */
export function personText(person: ShownPerson): string {
  const { name, nik, birthPlace, birthDate, age, sex, address, rt, rw, desa } = person;
  const birth = [birthPlace, birthDate].filter(Boolean).join(" ");
  const place = rt === null && rw === null ? null : `RT ${rt ?? "–"} RW ${rw ?? "–"}`;
  return [name ?? "–", nik, birth, age, sex, address, place, desa].filter(Boolean).join(" · ");
}
