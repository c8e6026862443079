import type { RawRecord } from "./columns";
import type { NormalRecord } from "./normal-record";
import { normaliseAddress, normalisePlace } from "./address";
import { parseMarital, parseSex } from "./codes";
import type { SexTable } from "./codes";
import { classifyIdentity } from "./identity-number";
import { normaliseName } from "./name";
import { parseAge, parseRtRw, parseTpsNumber } from "./numbers";
import { isDoubtfulRemark, parseTmsCode, TMS_OTHER } from "./tms";
import { bareYear, completedYears, dayBeforeMonth, nextDay, parseRollDate } from "./roll-date";

type Place = Pick<NormalRecord, "kecCode" | "desaCode" | "kecKey" | "desaKey">;

export interface NormaliseContext {
  /** Kabupaten of the snapshot, 4 digits. */
  readonly regionCode: string;
  /** YYYY-MM-DD: ages are counted on this day. */
  readonly referenceDate: string;
  /** Names to codes: `RegionIndex` in lib/regions. */
  readonly regions: { resolve(kabupaten: string, kecamatan: string | null, desa: string | null): Place };
  /** From the file name or the title rows, for lines that do not say it themselves. */
  readonly kecamatanHint?: string | null;
  readonly desaHint?: string | null;
  readonly tpsHint?: string | null;
  /** Letters of the sex column, from `detectSexTable`; KPU's L/P unless told. */
  readonly sexTable?: SexTable;
  /** every date is the evening before the day that is meant */
  readonly nextDay?: boolean;
  /** dates are written with the month before the day */
  readonly monthFirst?: boolean;
  /** remarks that sound like a reason to strike off are one (`isDoubtfulRemark`) */
  readonly strikeDoubtful?: boolean;
}

/**
 * The comparable form of one roll line. Bad values stay readable in the raw record and are null here: it is
 * for detectors, not for the import, to ask about them. Depends on nothing but its arguments.
 */
export function normaliseRecord(raw: RawRecord, ctx: NormaliseContext): NormalRecord {
  const nik = classifyIdentity(raw.nik);
  const nkk = classifyIdentity(raw.nkk);
  const name = normaliseName(raw.name);
  const text = ctx.monthFirst === true ? dayBeforeMonth(raw.birthDate) : raw.birthDate;
  const written = parseRollDate(text, ctx.referenceDate);
  const birth = ctx.nextDay === true ? nextDay(written) : written;
  const address = raw.address ? normaliseAddress(raw.address) : null;
  const rt = raw.rt ? parseRtRw(raw.rt) : null;
  const rw = raw.rw ? parseRtRw(raw.rw) : null;
  const tps = raw.tps || ctx.tpsHint;
  const tmsCode = raw.remark ? tmsCodeOf(raw.remark, ctx) : null;
  const place = ctx.regions.resolve(
    ctx.regionCode,
    raw.kecamatan || ctx.kecamatanHint || null,
    raw.desa || ctx.desaHint || null,
  );
  return {
    nikOk: nik.digits,
    nikKind: nik.kind,
    nkkOk: nkk.digits,
    nkkKind: nkk.kind,
    nameNorm: name?.norm ?? null,
    nameKey: name?.key ?? null,
    placeNorm: raw.birthPlace ? normalisePlace(raw.birthPlace) : null,
    birthDate: birth.date,
    age: ageOf(birth.date, raw, ctx.referenceDate),
    sex: parseSex(raw.sex, ctx.sexTable),
    marital: parseMarital(raw.marital),
    addressNorm: address?.norm ?? null,
    rtNo: rt?.rt ?? address?.rt ?? null,
    rwNo: rw?.rw ?? rw?.rt ?? rt?.rw ?? address?.rw ?? null,
    tpsNo: tps ? parseTpsNumber(tps) : null,
    tmsCode,
    active: tmsCode === null,
    regionCode: ctx.regionCode,
    kecCode: place.kecCode,
    desaCode: place.desaCode,
    kecKey: place.kecKey,
    desaKey: place.desaKey,
  };
}

/** A year of birth alone says the age to a year; no day is invented for it. */
function ageOf(birthDate: string | null, raw: RawRecord, referenceDate: string): number | null {
  if (birthDate !== null) return completedYears(birthDate, referenceDate);
  const year = bareYear(raw.birthDate);
  return parseAge(raw.age) ?? (year === null ? null : Number(referenceDate.slice(0, 4)) - year);
}

function tmsCodeOf(remark: string, ctx: NormaliseContext): number | null {
  const doubtful = ctx.strikeDoubtful === true && isDoubtfulRemark(remark);
  return parseTmsCode(remark) ?? (doubtful ? TMS_OTHER : null);
}
