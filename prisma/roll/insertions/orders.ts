import type { Insertion, InsertionOrder } from "../model";
import * as brk from "./brk";
import * as gnd from "./gnd";
import * as twins from "./gnd-innocent";
import * as idn from "./idn";
import * as kel from "./kel";
import * as mob from "./mob";
import * as sta from "./sta";
import * as ubh from "./ubh";

export const INSERTION_SETS = ["none", "demo", "adversarial", "linkage"] as const;
export type InsertionSet = (typeof INSERTION_SETS)[number];

/** Counts for a roll of 20,000 voters; single-voter insertions grow with the roll. */
type Counts = readonly (readonly [Insertion, number])[];

const RECORDS: Counts = [
  [idn.nikEmpty, 4],
  [idn.nikMalformed, 8],
  [idn.nikImpossible, 8],
  [idn.nikDate, 12],
  [idn.nikSex, 6],
  [idn.nkkBad, 6],
  [idn.nkkElsewhere, 5],
  [idn.underAge, 5],
  [idn.overAge, 3],
  [idn.birthDateInvalid, 5],
  [idn.nameSuspicious, 5],
  [idn.codeOutsideTable, 4],
  [idn.elementMissing, 4],
  [idn.tmsOnActive, 4],
  [idn.marriedMinor, 3],
  [idn.oldPrefix, 3],
  [idn.centenarian, 2],
];

/** Duplicates and people who only look like them: the linkage is measured on these. */
const PAIRS: Counts = [
  [gnd.sameInAllElements, 6],
  [gnd.movedNotDeleted, 8],
  [gnd.nikOfAnother, 6],
  [gnd.nikSlip, 8],
  [gnd.otherSpelling, 6],
  [gnd.dayMonthSwapped, 4],
  [gnd.maskedAgain, 3],
  [gnd.dateOff, 4],
  [gnd.familyTwice, 3],
  [twins.twins, 12],
  [twins.fatherAndSon, 8],
  [twins.mononymOnDefaultDate, 8],
  [twins.spellingPair, 10],
  [twins.mover, 8],
];

const HOUSEHOLDS: Counts = [
  [kel.crowdedCard, 2],
  [kel.familyOverTps, 6],
  [kel.familyOverDesa, 4],
  [kel.mixedTps, 1],
  [kel.crowdedHouse, 1],
  [twins.pesantren, 1],
  [twins.prison, 1],
  [kel.flats, 1],
];

const CHANGES: Counts = [
  [ubh.identityReplaced, 4],
  [ubh.birthDateChanged, 3],
  [ubh.sexChanged, 2],
  [ubh.nikChanged, 4],
  [ubh.backAgain, 4],
  [ubh.vanished, 6],
];

/** One desa each, at any size of the roll. */
const areas = (tpsCap: number): Insertion[] => [
  kel.tpsOverCap(tpsCap),
  kel.tpsGap(Math.round(tpsCap * 0.9)),
  ubh.surgeOfNewcomers(0.12),
  ubh.surgeOfRemovals(0.09),
  ubh.surgeOfChanges(0.25),
  ubh.linesLost(0.02),
  ubh.tpsRedrawn(0.45, Math.round(tpsCap * 0.9)),
  sta.roundAges(0.5),
  sta.oneBirthday(24),
  sta.fewWomen(0.12),
  sta.manyYoung(0.2),
  sta.serialRun(14),
  sta.rtRwLost(0.5),
  sta.foreignNumbers(0.3),
  sta.oneName(24),
  sta.oddTps(70),
  sta.manyOld(0.05),
  sta.manySeventeen(0.05),
  sta.cardsTogether(45),
  mob.newcomersAtOnePlace(26),
  mob.familiesTogether(8),
];

/** What needs a roll beside the current one: persons on the neighbour's roll, voters who move in to vote. */
export function besideOrders(voters: number): {
  readonly neighbour: InsertionOrder;
  readonly dptb: InsertionOrder;
} {
  return {
    neighbour: { insertion: gnd.alsoElsewhere, count: Math.max(1, Math.round(voters / 2_000)) },
    dptb: { insertion: mob.inflowToTps(60), count: 1 },
  };
}

/** What a named set puts into a roll of this size. */
export function ordersFor(set: InsertionSet, voters: number, tpsCap = 600): InsertionOrder[] {
  const grown = (counts: Counts) =>
    counts.map(([insertion, count]) => ({
      insertion,
      count: Math.max(1, Math.round((count * voters) / 20_000)),
    }));
  const once = (insertions: readonly Insertion[]) => insertions.map((insertion) => ({ insertion, count: 1 }));
  switch (set) {
    case "none":
      return [];
    case "linkage":
      return grown(PAIRS);
    case "demo":
      return [
        ...once([brk.digitsLost, brk.fillDown, brk.masked]),
        ...once(areas(tpsCap)),
        ...grown([...RECORDS, ...PAIRS, ...HOUSEHOLDS, ...CHANGES]),
      ];
    case "adversarial":
      return [
        ...once([brk.digitsLost, brk.fillDown, brk.monthFirst, brk.sameFileTwice, brk.masked]),
        ...once([...areas(tpsCap), ubh.surgeOfDates(20)]),
        ...grown([...RECORDS, ...PAIRS, ...HOUSEHOLDS, ...CHANGES]),
      ];
  }
}
