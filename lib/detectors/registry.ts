import { shipped } from "@/lib/mask-text";
import { brk01 } from "./catalogue/brk/brk-01-digits-lost";
import { brk02 } from "./catalogue/brk/brk-02-fill-down";
import { brk03 } from "./catalogue/brk/brk-03-dates-or-columns";
import { brk04 } from "./catalogue/brk/brk-04-same-file-twice";
import { brk05 } from "./catalogue/brk/brk-05-control-totals";
import { brk06 } from "./catalogue/brk/brk-06-masked";
import { gnd01 } from "./catalogue/gnd/gnd-01-identical";
import { gnd02 } from "./catalogue/gnd/gnd-02-one-nik-different-people";
import { gnd03 } from "./catalogue/gnd/gnd-03-nik-one-slip-apart";
import { gnd04 } from "./catalogue/gnd/gnd-04-probably-same-person";
import { gnd05 } from "./catalogue/gnd/gnd-05-family-registered-twice";
import { gnd06 } from "./catalogue/gnd/gnd-06-across-kabupaten";
import { idn01 } from "./catalogue/idn/idn-01-nik-empty";
import { idn02 } from "./catalogue/idn/idn-02-nik-malformed";
import { idn03 } from "./catalogue/idn/idn-03-nik-impossible";
import { idn04 } from "./catalogue/idn/idn-04-nik-date";
import { idn05 } from "./catalogue/idn/idn-05-nik-sex";
import { idn06 } from "./catalogue/idn/idn-06-nkk";
import { idn07 } from "./catalogue/idn/idn-07-nkk-elsewhere";
import { idn08 } from "./catalogue/idn/idn-08-under-age";
import { idn09 } from "./catalogue/idn/idn-09-over-age";
import { idn10 } from "./catalogue/idn/idn-10-birth-date";
import { idn11 } from "./catalogue/idn/idn-11-name";
import { idn12 } from "./catalogue/idn/idn-12-codes";
import { idn13 } from "./catalogue/idn/idn-13-missing";
import { idn14 } from "./catalogue/idn/idn-14-tms-active";
import { kel01 } from "./catalogue/kel/kel-01-crowded-nkk";
import { kel02 } from "./catalogue/kel/kel-02-family-over-tps";
import { kel03 } from "./catalogue/kel/kel-03-family-over-desa";
import { kel04 } from "./catalogue/kel/kel-04-tps-over-cap";
import { kel05 } from "./catalogue/kel/kel-05-tps-mixing-desa";
import { kel06 } from "./catalogue/kel/kel-06-crowded-address";
import { kel07 } from "./catalogue/kel/kel-07-tps-numbering";
import { mob01 } from "./catalogue/mob/mob-01-newcomers-at-one-place";
import { mob02 } from "./catalogue/mob/mob-02-dptb-inflow";
import { mob03 } from "./catalogue/mob/mob-03-families-together";
import { ruj01 } from "./catalogue/ruj/ruj-01-named-as-dead";
import { ruj02 } from "./catalogue/ruj/ruj-02-named-as-moved-out";
import { ruj03 } from "./catalogue/ruj/ruj-03-moved-in-not-on-roll";
import { ruj04 } from "./catalogue/ruj/ruj-04-new-not-on-roll";
import { ruj05 } from "./catalogue/ruj/ruj-05-tni-polri";
import { ruj06 } from "./catalogue/ruj/ruj-06-no-right-to-vote";
import { ruj07 } from "./catalogue/ruj/ruj-07-lists-contradict";
import { ruj08 } from "./catalogue/ruj/ruj-08-named-as-double";
import { ruj09 } from "./catalogue/ruj/ruj-09-element-differs";
import { ruj10 } from "./catalogue/ruj/ruj-10-not-matched";
import { ruj11 } from "./catalogue/ruj/ruj-11-struck-for-good-back";
import { ruj12 } from "./catalogue/ruj/ruj-12-who-is-meant";
import { sta01 } from "./catalogue/sta/sta-01-heaping";
import { sta02 } from "./catalogue/sta/sta-02-birth-date";
import { sta03 } from "./catalogue/sta/sta-03-sex-ratio";
import { sta04 } from "./catalogue/sta/sta-04-age-structure";
import { sta05 } from "./catalogue/sta/sta-05-serial-runs";
import { sta06 } from "./catalogue/sta/sta-06-rt-rw-zero";
import { sta07 } from "./catalogue/sta/sta-07-nik-elsewhere";
import { sta08 } from "./catalogue/sta/sta-08-same-name";
import { sta09 } from "./catalogue/sta/sta-09-unusual-tps";
import { sta10 } from "./catalogue/sta/sta-10-very-old";
import { sta11 } from "./catalogue/sta/sta-11-first-time-voters";
import { sta12 } from "./catalogue/sta/sta-12-nkk-together";
import { sta13 } from "./catalogue/sta/sta-13-expected-deaths";
import { ubh01 } from "./catalogue/ubh/ubh-01-identity-replaced";
import { ubh02 } from "./catalogue/ubh/ubh-02-sensitive-element";
import { ubh03 } from "./catalogue/ubh/ubh-03-nik-changed";
import { ubh04 } from "./catalogue/ubh/ubh-04-struck-off-back";
import { ubh05 } from "./catalogue/ubh/ubh-05-vanished";
import { ubh06 } from "./catalogue/ubh/ubh-06-surge-of-newcomers";
import { ubh07 } from "./catalogue/ubh/ubh-07-surge-of-removals";
import { ubh08 } from "./catalogue/ubh/ubh-08-surge-of-changes";
import { ubh09 } from "./catalogue/ubh/ubh-09-totals";
import { ubh10 } from "./catalogue/ubh/ubh-10-tps-redrawn";
import { ubh11 } from "./catalogue/ubh/ubh-11-areas-changed";
import { strongerThan } from "./kit/precedence";
import type { Detector } from "./kit/types";

/**
 * The catalogue in the order of the printed list, which is the order of a run: the file first, then the
 * person, then people together, then areas.
 */
export const DETECTORS: readonly Detector[] = [
  brk01,
  brk02,
  brk03,
  brk04,
  brk05,
  brk06,
  idn01,
  idn02,
  idn03,
  idn04,
  idn05,
  idn06,
  idn07,
  idn08,
  idn09,
  idn10,
  idn11,
  idn12,
  idn13,
  idn14,
  gnd01,
  gnd02,
  gnd03,
  gnd04,
  gnd05,
  gnd06,
  kel01,
  kel02,
  kel03,
  kel04,
  kel05,
  kel06,
  kel07,
  ubh01,
  ubh02,
  ubh03,
  ubh04,
  ubh05,
  ubh06,
  ubh07,
  ubh08,
  ubh09,
  ubh10,
  ubh11,
  sta01,
  sta02,
  sta03,
  sta04,
  sta05,
  sta06,
  sta07,
  sta08,
  sta09,
  sta10,
  sta11,
  sta12,
  sta13,
  mob01,
  mob02,
  mob03,
  ruj01,
  ruj02,
  ruj03,
  ruj04,
  ruj05,
  ruj06,
  ruj07,
  ruj08,
  ruj09,
  ruj10,
  ruj11,
  ruj12,
];

const byCode = new Map(DETECTORS.map((detector) => [detector.code as string, detector]));

export function findDetectorByCode(code: string): Detector | undefined {
  return byCode.get(code);
}

checkRegistry(DETECTORS);

shipped(
  DETECTORS.flatMap(({ basis }) =>
    basis.flatMap(({ cite, url }) => [cite, ...(url === undefined ? [] : [url])]),
  ),
);

/**
 * @throws Error when a code appears twice, or precedence runs in a circle. Precedence may name a code that a
 * later version brings: the contract test asks for that.
 */
export function checkRegistry(detectors: readonly Detector[]): void {
  const seen = new Set<string>();
  for (const { code } of detectors) {
    if (seen.has(code)) throw new Error(`two detectors have the code ${code}`);
    seen.add(code);
    strongerThan(code, detectors);
  }
}
