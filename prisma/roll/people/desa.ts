import type { Draft } from "../model";
import type { Rng } from "../rng";
import { drawIssueDay, drawMembers, drawRow, entryOf } from "./household";
import type { Home, Member } from "./household";

interface Family {
  readonly members: readonly Member[];
  readonly hamlet: number;
  readonly rt: number;
}

/**
 * Fills a draft with the households of the baseline, hamlet by hamlet, and cuts them into TPS without
 * splitting a family.
 */
export function settle(draft: Draft, rng: Rng): void {
  const families = drawFamilies(draft, rng);
  const voters = families.reduce((sum, family) => sum + family.members.length, 0);
  const tpsCount = Math.ceil(voters / (draft.tools.options.tpsCap * 0.87));
  let before = 0;
  for (const family of families) {
    const tps = Math.floor((before * tpsCount) / voters) + 1;
    before += family.members.length;
    const home = buildHome(draft, rng, family, tps);
    for (const member of family.members) {
      const { row, born } = drawRow(draft, rng, draft.habits, home, member, draft.tools.baselineDay);
      draft.entries.push(entryOf(row, born, home.number, { base: true, cur: true }));
    }
  }
}

function drawFamilies(draft: Draft, rng: Rng): Family[] {
  const families: Family[] = [];
  for (let voters = 0; voters < draft.desa.voters;) {
    const members = drawMembers(rng, draft.habits);
    voters += members.length;
    families.push({
      members,
      hamlet: rng.int(1, draft.habits.hamlets.length),
      rt: rng.int(1, draft.habits.rtPerHamlet),
    });
  }
  return families.sort((a, b) => a.hamlet - b.hamlet || a.rt - b.rt);
}

function buildHome(draft: Draft, rng: Rng, family: Family, tps: number): Home {
  const { habits, desa, tools } = draft;
  const home: Home = {
    number: draft.homes.length + 1,
    nkk: tools.nkk(desa.kecCode, drawIssueDay(rng, tools.baselineDay)),
    address: drawAddress(draft, rng, family.hamlet),
    rt: habits.noRtRw ? "000" : String(family.rt).padStart(3, "0"),
    rw: habits.noRtRw ? "000" : String(family.hamlet).padStart(3, "0"),
    tps: String(tps).padStart(3, "0"),
  };
  draft.homes.push(home);
  return home;
}

export function drawAddress(draft: Draft, rng: Rng, hamlet: number): string {
  const { habits } = draft;
  if (rng.chance(habits.town)) return `JL. ${rng.pick(habits.streets)} NO. ${rng.int(1, 140)}`;
  return `DK. ${habits.hamlets[hamlet - 1] ?? rng.pick(habits.hamlets)}`;
}
