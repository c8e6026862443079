import { act, waitFor } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";
import { actionsOf, atDesk, CONFLICT, done, later, lineOf, OFFLINE, refusedWith } from "@/tests/support/desk";
import { shownOf } from "@/tests/support/shown-finding";
import type { ActionResult } from "@/lib/finding/model/actions";
import type { Failure, Result } from "@/lib/result";
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

async function decide(here: Awaited<ReturnType<typeof bench>>) {
  const answer = later<Result<ActionResult>>();
  act(() => here().onDecided({ findingId: 1, outcome: "rejected", answer: answer.promise }));
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

test.each([
  ["a conflict", CONFLICT],
  ["a lost network", { kind: "fault", code: "offline", message: OFFLINE } satisfies Failure],
])("%s brings the line back, opens its finding as it now is, and says why", async (_name, failure) => {
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

test("the next finding is read before it is asked for, and each only once", async () => {
  const here = await bench();
  await waitFor(() => expect(server.mock.calls).toEqual([[1], [2]]));
  act(() => here().move(1));
  await waitFor(() => expect(here().findings.shown?.view.id).toBe(2));
  await waitFor(() => expect(server.mock.calls).toEqual([[1], [2], [3]]));
});

test("undo takes back exactly the answer given last, and its finding stands open again", async () => {
  const undo = vi.fn(() => Promise.resolve(done(1)));
  const { result } = atDesk(() => useWorkbench(LINES, null, actionsOf({ undo })));
  await waitFor(() => expect(result.current.findings.shown?.view.id).toBe(1));
  const answer = later<Result<ActionResult>>();
  act(() => result.current.onDecided({ findingId: 1, outcome: "accepted", answer: answer.promise }));
  act(() => result.current.move(1));
  expect(result.current.openId).toBe(3);
  await act(async () => answer.answer(done(1)));
  await act(() => result.current.undoLast());
  expect(undo.mock.calls).toEqual([[{ findingId: 1, revision: 2 }]]);
  expect(result.current.openId).toBe(1);
  expect(result.current.isDone(1)).toBe(false);
  await act(() => result.current.undoLast());
  expect(undo).toHaveBeenCalledTimes(1);
});
