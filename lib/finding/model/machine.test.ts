import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import type { Entry, FindingFacts } from "./facts";
import type { Act } from "./action";
import { step, type Step } from "./machine";
import { undoable } from "./reduced-state";
import { ACT_KINDS, RULES } from "./rules";
import { effective, project } from "./reduced-state";
import { DEFAULT_POLICY, needsSignoff } from "./policy";

const START = Date.UTC(2026, 10, 24, 9);
const actor = (id: string, role: Actor["role"], areas: string[] = ["3314"]): Actor => ({
  id,
  username: id,
  role,
  areas,
});
const PEOPLE: readonly Actor[] = [
  actor("v1", "verifikator"),
  actor("v2", "verifikator"),
  actor("v3", "verifikator", ["331402"]),
  actor("s1", "supervisor", []),
  actor("s2", "supervisor", []),
  actor("a1", "admin", []),
  actor("p1", "auditor", []),
  actor("system", "system", []),
];

function fresh(over: Partial<FindingFacts> = {}): FindingFacts {
  return {
    ...project([]),
    tier: "S",
    comparison: false,
    isGroup: false,
    regionCode: "3314",
    kecKey: "331401",
    desaKey: "3314012001",
    claim: null,
    entries: [],
    ...over,
  };
}

/** What a service does with a step: append the entry, store the rest. */
function store(finding: FindingFacts, done: Extract<Step, { ok: true }>): FindingFacts {
  const entries: Entry[] = done.entry
    ? [...finding.entries, { ...done.entry, id: finding.entries.length + 1 }]
    : [...finding.entries];
  return { ...finding, ...done.standing, claim: done.claim, entries };
}

const judged = fc.constantFrom(
  { outcome: "accepted", reasonCode: "TMS-1", followUp: { code: "TMS-1" } },
  { outcome: "accepted", reasonCode: "UBAH", followUp: { code: "UBAH" } },
  { outcome: "rejected", reasonCode: "DATA-BENAR", followUp: null },
) satisfies fc.Arbitrary<unknown>;

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Act>({ kind: "claim" }) },
  fc.constantFrom<Act>(
    { kind: "renew" },
    { kind: "release" },
    { kind: "unsure" },
    { kind: "field-result" },
    { kind: "split" },
    { kind: "undo" },
  ),
  fc.constantFrom<Act>({ kind: "blind", outcome: "accepted" }, { kind: "blind", outcome: "rejected" }),
  {
    weight: 5,
    arbitrary: fc
      .tuple(fc.boolean(), judged)
      .map(([sampled, given]) => ({ kind: "judge", sampled, ...given }) as Act),
  },
  { weight: 3, arbitrary: judged.map((given) => ({ kind: "judge-second", ...given }) as Act) },
  fc.constant<Act>({ kind: "field-check", dueDate: "2026-12-01" }),
  {
    weight: 3,
    arbitrary: fc.option(fc.nat(8), { nil: null }).map((adopt): Act => ({ kind: "sign-off", adopt })),
  },
  fc.constantFrom<Act>({ kind: "return", reasonCode: "LAINNYA" }, { kind: "reopen", reasonCode: "LAINNYA" }),
);

const story = fc.record({
  tier: fc.constantFrom("T", "S", "I" as const),
  comparison: fc.boolean(),
  isGroup: fc.boolean(),
  moves: fc.array(
    fc.record({
      act,
      claims: fc.boolean(),
      who: fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom("v1", "v2", "s1", "s2") },
        { weight: 1, arbitrary: fc.constantFrom("v3", "a1", "p1", "system") },
      ),
      minutes: fc.constantFrom(0, 1, 8, 20),
    }),
    { minLength: 1, maxLength: 60, size: "max" },
  ),
});

type Story = typeof story extends fc.Arbitrary<infer S> ? S : never;

/** Plays a story and shows every legal step with the finding before and after it. */
function play(
  given: Story,
  visit: (before: FindingFacts, after: FindingFacts, act: Act, who: Actor, now: Date) => void,
) {
  let finding = fresh({
    tier: given.tier as FindingFacts["tier"],
    comparison: given.comparison,
    isGroup: given.isGroup,
  });
  let clock = START;
  for (const move of given.moves) {
    clock += move.minutes * 60_000;
    const who = PEOPLE.find((person) => person.id === move.who)!;
    for (const tried of move.claims ? [{ kind: "claim" } as const, move.act] : [move.act]) {
      const done = step(finding, tried, who, new Date(clock), DEFAULT_POLICY);
      if (!done.ok) continue;
      const after = store(finding, done);
      visit(finding, after, tried, who, new Date(clock));
      finding = after;
    }
  }
}

const RUNS = { numRuns: 1500 };

describe("no sequence of legal acts", () => {
  it("closes a finding without a person's judgement that is still in force", () => {
    fc.assert(
      fc.property(story, (given) =>
        play(given, (_before, after) => {
          if (after.state !== "final") return;
          const judgement = effective(after.entries).findLast(
            (entry) =>
              entry.round === after.round &&
              (entry.kind === "decision" || entry.kind === "second_blind") &&
              entry.actorId === after.decidedBy,
          );
          expect(judgement?.outcome).toBe(after.outcome);
          expect(after.outcome).not.toBeNull();
          expect(after.reasonCode).not.toBeNull();
          expect(PEOPLE.find((person) => person.id === after.decidedBy)?.role).toMatch(
            /verifikator|supervisor/,
          );
        }),
      ),
      RUNS,
    );
  });

  it("skips the sign-off where policy asks for it", () => {
    fc.assert(
      fc.property(story, (given) =>
        play(given, (_before, after) => {
          if (
            after.state !== "final" ||
            !needsSignoff(DEFAULT_POLICY, after.tier, after.outcome!, after.followUp)
          )
            return;
          expect(after.signedBy).not.toBeNull();
          expect(after.signedBy).not.toBe(after.decidedBy);
        }),
      ),
      RUNS,
    );
  });

  it("lets anybody sign off a round in which they judged", () => {
    fc.assert(
      fc.property(story, (given) =>
        play(given, (before, _after, done, who) => {
          if (done.kind !== "sign-off") return;
          expect(who.role).toBe("supervisor");
          expect(
            effective(before.entries).some(
              (entry) =>
                entry.round === before.round &&
                entry.actorId === who.id &&
                entry.kind !== "unsure" &&
                entry.kind !== "return" &&
                entry.kind !== "reopen" &&
                !entry.kind.startsWith("field"),
            ),
          ).toBe(false);
        }),
      ),
      RUNS,
    );
  });

  it("hands an unsure finding back to the person who was unsure", () => {
    fc.assert(
      fc.property(story, (given) =>
        play(given, (before, _after, done, who) => {
          if (done.kind === "undo" || RULES[done.kind].roles.length === 1) return;
          const unsure = effective(before.entries).some(
            (entry) => entry.round === before.round && entry.kind === "unsure" && entry.actorId === who.id,
          );
          expect(unsure).toBe(false);
        }),
      ),
      RUNS,
    );
  });

  it("lets two people hold one finding, or a person without the lease judge it", () => {
    fc.assert(
      fc.property(story, (given) =>
        play(given, (before, after, done, who, now) => {
          const held = before.claim && before.claim.until > now ? before.claim.by : null;
          if (RULES[done.kind].lease) expect(held).toBe(who.id);
          if (done.kind === "claim") expect(held === null || held === who.id).toBe(true);
          if (after.claim) expect(after.claim.by).toBe(who.id);
        }),
      ),
      RUNS,
    );
  });

  it("shows a comparison to be decided before a blind first judgement by the same person", () => {
    fc.assert(
      fc.property(story, (given) =>
        play(given, (before, _after, done, who) => {
          if (!before.comparison || done.kind !== "judge") return;
          // The second judgement of a double-blind pair is a blind one of its own: its author has committed
          // before seeing anything.
          const committed = effective(before.entries).filter(
            (entry) => entry.kind === "blind" || entry.kind === "second_blind",
          );
          expect(committed.some((entry) => entry.actorId === who.id && entry.round === before.round)).toBe(
            true,
          );
        }),
      ),
      RUNS,
    );
  });

  it("is done by an admin, an auditor, the machine, or outside the area", () => {
    fc.assert(
      fc.property(story, (given) =>
        play(given, (_before, _after, _done, who) => {
          expect(["v1", "v2", "s1", "s2"]).toContain(who.id);
        }),
      ),
      RUNS,
    );
  });
});

describe("what is stored", () => {
  it("is always what the appended entries say", () => {
    fc.assert(
      fc.property(story, (given) =>
        play(given, (_before, after) => {
          expect(project(after.entries)).toEqual(
            Object.fromEntries(
              Object.keys(project([])).map((key) => [key, after[key as keyof FindingFacts]]),
            ),
          );
        }),
      ),
      RUNS,
    );
  });

  it("comes back exactly after an undo, and both stay in the trail", () => {
    fc.assert(
      fc.property(story, (given) =>
        play(given, (before, after, done, who) => {
          if (done.kind !== "undo") return;
          const target = undoable(before, who.id);
          expect(after.entries.length).toBe(before.entries.length + 1);
          expect(project(after.entries)).toEqual(
            project(before.entries.filter((entry) => entry.id !== target?.id)),
          );
        }),
      ),
      RUNS,
    );
  });

  it("only ever moves along the table", () => {
    fc.assert(
      fc.property(story, (given) =>
        play(given, (before, after, done) => {
          const { from, to } = RULES[done.kind];
          expect(from).toContain(before.state);
          if (!to.includes("before"))
            expect(to.includes(after.state) || (to.includes("same") && after.state === before.state)).toBe(
              true,
            );
        }),
      ),
      RUNS,
    );
  });

  it("reaches every state and uses every act in these stories", () => {
    const states = new Set<string>(["new"]);
    const acts = new Set<string>();
    for (const given of fc.sample(story, { numRuns: 1500, seed: 7 })) {
      play(given, (_before, after, done) => {
        states.add(after.state);
        acts.add(done.kind);
      });
    }
    expect([...states].sort()).toEqual([
      "awaiting_signoff",
      "field_check",
      "final",
      "new",
      "reopened",
      "returned",
      "second_review",
      "split",
      "unsure",
    ]);
    expect([...acts].sort()).toEqual([...ACT_KINDS].sort());
  });
});
