import { act, waitFor } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";
import { actionsOf, atDesk, CONFLICT, done, later, lineOf, OFFLINE, refusedWith } from "@/tests/support/desk";
import { shownOf } from "@/tests/support/shown-finding";
import type { ActionResult, FindingActions } from "@/lib/finding/model/actions";
import type { Result } from "@/lib/result";
import type { Decided } from "@/components/finding/pane/use-finding";
import { rememberFor } from "@/components/ui/person-memory";
import { useWorkbench } from "./use-workbench";

const LINES = [lineOf(1), lineOf(2), lineOf(3)];

/** The route that the workbench reads findings from. */
const server = vi.fn((id: number) => Promise.resolve(Response.json(shownOf(id))));

beforeEach(() => {
  window.history.replaceState(null, "", "/antrean?temuan=1");
  server.mockReset();
  server.mockImplementation((id) => Promise.resolve(Response.json(shownOf(id))));
  vi.stubGlobal("fetch", (url: string) => server(Number(url.split("/").at(-1))));
});

async function bench() {
  const actions = actionsOf({});
  const { result } = atDesk(() => useWorkbench(LINES, null, actions));
  await waitFor(() => expect(result.current.findings.shown?.view.id).toBe(1));
  return () => result.current;
}

const decidedAs = (outcome: "accepted" | "rejected", answer: Promise<Result<ActionResult>>): Decided => ({
  findingId: 1,
  outcome,
  reason: "DATA-BENAR",
  undoable: true,
  sent: {
    action: {
      name: "judge",
      input: { answer: { outcome: "rejected", reason: "DATA-BENAR", note: "KK dilihat" } },
    },
    findingId: 1,
    revision: 1,
    attempt: "0".repeat(32),
    seconds: 3,
  },
  answer,
});

async function decide(here: Awaited<ReturnType<typeof bench>>) {
  const answer = later<Result<ActionResult>>();
  act(() => here().onDecided(decidedAs("rejected", answer.promise)));
  expect(here().openId).toBe(2);
  expect(here().isDone(1)).toBe(true);
  await waitFor(() => expect(here().findings.shown?.view.id).toBe(2));
  return answer;
}

test("a decided line is crossed off and the next finding open before the server has answered", async () => {
  const here = await bench();
  const answer = await decide(here);
  await act(async () => answer.answer(done(1)));
  expect(here().isDone(1)).toBe(true);
  expect(here().rows[0]).toMatchObject({ state: "final", outcome: "rejected", revision: 2 });
  expect(here().announcement).toBe("Temuan 1 tersimpan: Sah.");
});

test("counts follow a decision at once, and again when the server has said what it became", async () => {
  const here = await bench();
  const answer = await decide(here);
  expect(here().counts).toMatchObject({ judged: 1, views: { ready: -1, decided: 0 } });
  await act(async () => answer.answer(done(1, { state: "awaiting_signoff" })));
  expect(here().counts).toMatchObject({ judged: 1, views: { ready: -1, signoff: 1, judged: 1, decided: 0 } });
});

test("an answer that the server never heard is kept, sent again under its mark, and told as sent", async () => {
  rememberFor("verif.satu");
  const judge = vi.fn<FindingActions["judge"]>(() => Promise.resolve(done(1)));
  const actions = actionsOf({ judge });
  const { result } = atDesk(() => useWorkbench(LINES, null, actions));
  await waitFor(() => expect(result.current.findings.shown?.view.id).toBe(1));
  const offline = refusedWith({ kind: "fault", code: "offline", message: OFFLINE });
  await act(async () => result.current.onDecided(decidedAs("rejected", Promise.resolve(offline))));
  expect(result.current.isDone(1)).toBe(true);
  expect(localStorage.getItem("cermat.kiriman.verif.satu")).toContain("DATA-BENAR");
  await act(() => result.current.outbox.send());
  expect(judge).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ attempt: "0".repeat(32) }));
  expect(result.current.outbox.kept).toEqual([]);
  expect(localStorage.getItem("cermat.kiriman.verif.satu")).toBeNull();
  expect(result.current.announcement).toBe("Temuan 1 tersimpan: Sah.");
});

test("a conflict brings the line back, opens its finding as it now is, and says why", async () => {
  const failure = CONFLICT;
  const here = await bench();
  const answer = await decide(here);
  const read = server.mock.calls.filter(([id]) => id === 1).length;
  await act(async () => answer.answer(refusedWith(failure)));
  expect(here().isDone(1)).toBe(false);
  expect(here().rows[0]).toMatchObject({ state: "new", outcome: null, revision: 1 });
  expect(here().openId).toBe(1);
  expect(here().announcement).toContain(failure.message);
  await waitFor(() => expect(server.mock.calls.filter(([id]) => id === 1)).toHaveLength(read + 1));
});

test("a finding that cannot be read says why, and the next look tries again", async () => {
  server.mockImplementation(() => Promise.resolve(Response.json({ error: CONFLICT }, { status: 409 })));
  const { result } = atDesk(() => useWorkbench(LINES, null, actionsOf({})));
  await waitFor(() => expect(result.current.findings.failure).toEqual(CONFLICT));
  server.mockImplementation((id) => Promise.resolve(Response.json(shownOf(id))));
  await act(() => result.current.findings.reload());
  await waitFor(() => expect(result.current.findings).toMatchObject({ failure: null, shown: shownOf(1) }));
});

test("a connection that is lost while reading is told in words", async () => {
  server.mockImplementation(() => Promise.reject(new TypeError("Failed to fetch")));
  const { result } = atDesk(() => useWorkbench(LINES, null, actionsOf({})));
  await waitFor(() =>
    expect(result.current.findings.failure).toMatchObject({ code: "offline", message: OFFLINE }),
  );
});

test("the next findings are read before they are asked for, and each only once", async () => {
  const here = await bench();
  await waitFor(() => expect(server.mock.calls).toEqual([[1], [2], [3]]));
  act(() => here().move(1));
  await waitFor(() => expect(here().findings.shown?.view.id).toBe(2));
  expect(server.mock.calls).toEqual([[1], [2], [3]]);
});

test("undo takes back exactly the answer given last, and its finding stands open again", async () => {
  const undo = vi.fn(() => Promise.resolve(done(1)));
  const { result } = atDesk(() => useWorkbench(LINES, null, actionsOf({ undo })));
  await waitFor(() => expect(result.current.findings.shown?.view.id).toBe(1));
  const answer = later<Result<ActionResult>>();
  act(() => result.current.onDecided(decidedAs("accepted", answer.promise)));
  act(() => result.current.move(1));
  expect(result.current.openId).toBe(3);
  await act(async () => answer.answer(done(1)));
  await act(() => result.current.given.undo());
  expect(undo.mock.calls).toEqual([[{ findingId: 1, revision: 2 }]]);
  expect(result.current.openId).toBe(1);
  expect(result.current.isDone(1)).toBe(false);
  await act(() => result.current.given.undo());
  expect(undo).toHaveBeenCalledTimes(1);
});
