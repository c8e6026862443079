import { secondEntry, slip } from "@/eval/worlds/second-entry";
import type { Line } from "@/eval/worlds/second-entry";
import type { Culture } from "@/eval/worlds/naming";
import type { Rng } from "@/prisma/roll/rng";
import { drawName } from "@/prisma/roll/names/draw-name";

/** Names of the generated roll: common ones far ahead, a long tail, one word in old people oftener than in young. */
export const wideNames = (region: string): Culture => ({
  code: "wide",
  region,
  house: () => "",
  name: (rng, { sex, order }) => drawName(rng, sex, order === 0 ? rng.int(1940, 1970) : rng.int(1965, 2007)),
  defaultDates: 0.09,
});

const TWO_FAULTS = 0.2;

/**
 * A second entry; one in five with two faults at once: a slip in the first word, and a date of which day and month
 * are exchanged or one part is wrong, under a number that was given anew.
 */
export const twoFaults: typeof secondEntry = (rng, line, desa, register) => {
  const entry = secondEntry(rng, line, desa, register);
  if (!rng.chance(TWO_FAULTS)) return entry;
  const [first = "", ...others] = line.name.split(" ");
  const faulty = {
    ...entry,
    name: [slip(rng, first), ...others].join(" "),
    born: faultyDate(rng, line.born),
  };
  return { ...faulty, nik: rng.chance(0.3) ? "" : register(faulty, entry.desa) };
};

function faultyDate(rng: Rng, [y, m, d]: Line["born"]): Line["born"] {
  if (d <= 12 && d !== m && rng.chance(0.6)) return [y, d, m];
  return rng.pick([
    [y + rng.pick([-10, -1, 1, 10]), m, d],
    [y, (m % 12) + 1, d],
    [y, m, (d % 28) + 1],
  ] as const);
}
