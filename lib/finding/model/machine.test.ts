import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import type { ReviewEvent, FindingFacts } from "./machine/facts";
import type { Action } from "./machine/action";
import { step, type Step } from "./machine";
import { openJudgements, undoable, waitsForPaper } from "./machine/reduced-state";
import { can, rolesThatMay } from "@/lib/access/permissions";
import { ACTION_KINDS, RULES } from "./machine/rules";
import { effective, reduceEvents } from "./machine/reduced-state";
import { DEFAULT_POLICY, needsSignOff } from "./policy";

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
    ...reduceEvents([]),
    tier: "S",
    comparison: false,
    isGroup: false,
    regionCode: "3314",
    kecKey: "331401",
    desaKey: "3314012001",
    claim: null,
    events: [],
    ...over,
  };
}

/** What a service does with a step: append the event, store the rest. */
function store(finding: FindingFacts, done: Extract<Step, { ok: true }>): FindingFacts {
  const events: ReviewEvent[] = done.event
    ? [...finding.events, { ...done.event, id: finding.events.length + 1 }]
    : [...finding.events];
  return { ...finding, ...done.reduced, claim: done.claim, events };
}

const judged = fc.constantFrom(
  { outcome: "accepted", reasonCode: "TMS-1", followUp: { code: "TMS-1" } },
  {
    outcome: "accepted",
    reasonCode: "TMS-1",
    followUp: { code: "TMS-1", paper: { kind: "MENYUSUL" } },
  },
  { outcome: "accepted", reasonCode: "UBAH", followUp: { code: "UBAH" } },
  { outcome: "rejected", reasonCode: "DATA-BENAR", followUp: null },
) satisfies fc.Arbitrary<unknown>;

const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Action>({ kind: "claim" }) },
  fc.constantFrom<Action>(
    { kind: "renew" },
    { kind: "release" },
    { kind: "unsure" },
    { kind: "field-result", dueDate: null },
    { kind: "split" },
    { kind: "undo" },
    { kind: "undetermined" },
  ),
  fc.constantFrom<Action>({ kind: "blind", outcome: "accepted" }, { kind: "blind", outcome: "rejected" }),
  {
    weight: 5,
    arbitrary: fc
      .tuple(fc.boolean(), judged)
      .map(([sampled, given]) => ({ kind: "judge", sampled, ...given }) as Action),
  },
  { weight: 3, arbitrary: judged.map((given) => ({ kind: "judge-second", ...given }) as Action) },
  {
    weight: 3,
    arbitrary: fc.nat(8).map((judgement): Action => ({
      kind: "paper",
      judgement,
      followUp: { code: "TMS-1", paper: { kind: "AKTA-KEMATIAN", date: "2026-11-01", number: "1" } },
    })),
  },
  fc.constant<Action>({ kind: "field-check", dueDate: "2026-12-01" }),
  {
    weight: 3,
    arbitrary: fc.option(fc.nat(8), { nil: null }).map((adopt): Action => ({ kind: "sign-off", adopt })),
  },
  fc.constantFrom<Action>(
    { kind: "return", reasonCode: "LAINNYA" },
    { kind: "reopen", reasonCode: "LAINNYA" },
  ),
);

const story = fc.record({
  tier: fc.constantFrom("T", "S", "I" as const),
  comparison: fc.boolean(),
  isGroup: fc.boolean(),
  moves: fc.array(
    fc.record({
      action,
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
  visit: (before: FindingFacts, after: FindingFacts, action: Action, who: Actor, now: Date) => void,
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
    for (const tried of move.claims ? [{ kind: "claim" } as const, move.action] : [move.action]) {
      const done = step(finding, tried, who, new Date(clock), DEFAULT_POLICY);
      if (!done.ok) continue;
      const after = store(finding, done);
      visit(finding, after, tried, who, new Date(clock));
      finding = after;
    }
  }
}

const RUNS = { numRuns: 1500 };

describe("no sequence of legal actions", () => {
  it("closes a finding without a person's judgement that is still in force", () => {
    fc.assert(
      fc.property(story, (given) =>
        play(given, (_before, after) => {
          if (after.state !== "final") return;
          const judgement = effective(after.events).findLast(
            (event) =>
              event.round === after.round &&
              (event.kind === "decision" || event.kind === "second_blind") &&
              event.actorId === after.decidedBy,
          );
          expect(judgement?.outcome).toBe(after.outcome);
          expect(after.outcome).not.toBeNull();
          expect(after.reasonCode === null).toBe(after.outcome === "undetermined");
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
            !needsSignOff(DEFAULT_POLICY, after.tier, after.outcome!, after.followUp)
          )
            return;
          expect(after.signedBy).not.toBeNull();
          expect(after.signedBy).not.toBe(after.decidedBy);
        }),
      ),
      RUNS,
    );
  });

  it("makes a strike final whose paper is still to follow", () => {
    fc.assert(
      fc.property(story, (given) =>
        play(given, (before, after, done) => {
          if (after.state !== "final" || done.kind === "reopen") return;
          const valid = done.kind === "sign-off" ? openJudgements(before) : openJudgements(after);
          const adopted = done.kind === "sign-off" && done.adopt !== null ? done.adopt : null;
          expect(
            valid
              .filter((event) => adopted === null || event.id === adopted)
              .some((event) => waitsForPaper(after, event)),
          ).toBe(false);
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
            effective(before.events).some(
              (event) =>
                event.round === before.round &&
                event.actorId === who.id &&
                event.kind !== "unsure" &&
                event.kind !== "return" &&
                event.kind !== "reopen" &&
                !event.kind.startsWith("field"),
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
          if (
            done.kind === "undo" ||
            done.kind === "paper" ||
            rolesThatMay(`finding.${done.kind}`).length === 1 ||
            (before.state === "unsure" && can(who, "finding.undetermined"))
          )
            return;
          const unsure = effective(before.events).some(
            (event) => event.round === before.round && event.kind === "unsure" && event.actorId === who.id,
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
          const committed = effective(before.events).filter(
            (event) => event.kind === "blind" || event.kind === "second_blind",
          );
          expect(committed.some((event) => event.actorId === who.id && event.round === before.round)).toBe(
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
  it("is always what the appended events say", () => {
    fc.assert(
      fc.property(story, (given) =>
        play(given, (_before, after) => {
          expect(reduceEvents(after.events)).toEqual(
            Object.fromEntries(
              Object.keys(reduceEvents([])).map((key) => [key, after[key as keyof FindingFacts]]),
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
          expect(after.events.length).toBe(before.events.length + 1);
          expect(reduceEvents(after.events)).toEqual(
            reduceEvents(before.events.filter((event) => event.id !== target?.id)),
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

  it("reaches every state and uses every action in these stories", () => {
    const states = new Set<string>(["new"]);
    const actions = new Set<string>();
    for (const given of fc.sample(story, { numRuns: 1500, seed: 7 })) {
      play(given, (_before, after, done) => {
        states.add(after.state);
        actions.add(done.kind);
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
    expect([...actions].sort()).toEqual([...ACTION_KINDS].sort());
  });
});
