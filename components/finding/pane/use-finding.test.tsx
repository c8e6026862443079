import { act } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { actionsOf, atDesk, CONFLICT, done, later, lost, OFFLINE, refusedWith } from "@/tests/support/desk";
import type { ActionResult, FindingActions } from "@/lib/finding/model/actions";
import type { Result } from "@/lib/result";
import { useFinding, type Decided } from "./use-finding";

const FREE = { id: 7, revision: 1, held: null, can: ["claim"] as const };
const MINE = { id: 7, revision: 4, held: "me" as const, can: ["judge"] as const };

function open(view: typeof FREE | typeof MINE, given: Partial<FindingActions>) {
  const decided: Decided[] = [];
  const reload = vi.fn(() => Promise.resolve());
  const actions = actionsOf(given);
  const onDecided = (one: Decided) => void decided.push(one);
  const { result } = atDesk(() => useFinding({ view, actions, reload, onDecided }));
  return { session: () => result.current, decided, reload, actions };
}

const UNSURE = { name: "unsure", input: {} } as const;

describe("a decision", () => {
  it("is told at once, before the server has answered", async () => {
    const server = later<Result<ActionResult>>();
    const { session, decided } = open(MINE, { unsure: () => server.promise });
    act(() => session().open("unsure"));
    act(() => session().decide(UNSURE));
    expect(decided).toMatchObject([{ findingId: 7, outcome: null }]);
    expect(session().form).toBeNull();
    server.answer(done(7));
    await expect(decided[0]?.answer).resolves.toEqual(done(7));
  });

  it("takes the finding first and answers with the revision that it then has", async () => {
    const given = vi.fn<FindingActions["unsure"]>(() => Promise.resolve(done(7)));
    const claim = () => Promise.resolve(done(7, { revision: 9 }));
    const { session, decided } = open(FREE, { claim, unsure: given });
    act(() => session().open("unsure"));
    act(() => session().decide(UNSURE));
    await act(async () => void (await decided[0]?.answer));
    expect(given).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ findingId: 7, revision: 9 }));
  });

  it("comes back as refused when somebody else holds the finding, and is never sent", async () => {
    const claim = () => Promise.resolve(refusedWith(CONFLICT));
    const { session, decided } = open(FREE, { claim });
    act(() => session().decide(UNSURE));
    await act(async () => expect(await decided[0]?.answer).toMatchObject({ ok: false }));
    expect(session().failure).toEqual(CONFLICT);
  });

  it("comes back as not saved when the network is lost", async () => {
    const { session, decided } = open(MINE, { unsure: lost });
    act(() => session().decide(UNSURE));
    await act(async () =>
      expect(await decided[0]?.answer).toMatchObject({
        ok: false,
        error: { code: "offline", message: OFFLINE },
      }),
    );
  });
});

describe("an answer begun", () => {
  it("closes with the reason when the finding cannot be taken, and tries again the next time", async () => {
    const claim = vi
      .fn<FindingActions["claim"]>()
      .mockResolvedValueOnce(refusedWith(CONFLICT))
      .mockResolvedValueOnce(done(7));
    const { session } = open(FREE, { claim });
    await act(async () => session().open("accept"));
    expect(session()).toMatchObject({ form: null, failure: CONFLICT });
    await act(async () => session().open("accept"));
    expect(session()).toMatchObject({ form: "accept", failure: null });
  });
});

describe("an action after which the finding stays open", () => {
  it("says a conflict, keeps the form and reads the finding anew", async () => {
    const { session, reload, actions } = open(MINE, { undo: () => Promise.resolve(refusedWith(CONFLICT)) });
    act(() => session().open("reopen"));
    await act(() => session().stay(({ findingId, revision }) => actions.undo({ findingId, revision })));
    expect(session()).toMatchObject({ form: "reopen", failure: CONFLICT });
    expect(reload).toHaveBeenCalledOnce();
  });

  it("says a lost network and keeps the form", async () => {
    const { session, actions } = open(MINE, { undo: lost });
    act(() => session().open("reopen"));
    await act(() => session().stay(({ findingId, revision }) => actions.undo({ findingId, revision })));
    expect(session()).toMatchObject({ form: "reopen", failure: { code: "offline", message: OFFLINE } });
  });
});
