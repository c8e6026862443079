import { act } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { actionsOf, atDesk, CONFLICT, done, lineOf, lost, OFFLINE, refusedWith } from "@/tests/support/desk";
import type { FindingActions } from "@/lib/finding/model/actions";
import { useBulk } from "./use-bulk";

const ANSWER = { outcome: "rejected", reason: "ORANG-BERBEDA" } as const;
const claim: FindingActions["claim"] = ({ findingId }) => Promise.resolve(done(findingId));

async function choose(given: Partial<FindingActions>) {
  const settle = vi.fn();
  const rows = [lineOf(1), lineOf(2)];
  const actions = actionsOf({ claim, ...given });
  const { result } = atDesk(() => useBulk({ rows, limit: 50, settle }, actions));
  await act(async () => result.current.add(rows[0] ?? lineOf(1)));
  await act(async () => result.current.add(rows[1] ?? lineOf(2)));
  expect(result.current.chosen.map(({ id }) => id)).toEqual([1, 2]);
  return { bulk: () => result.current, settle };
}

test("each saved line is crossed off, one in conflict stays and says why", async () => {
  const items = [
    { findingId: 1, ok: true, result: { findingId: 1, revision: 3, state: "final" } },
    { findingId: 2, ok: false, code: "finding-held", values: { by: "budi" } },
  ] as const;
  const { bulk, settle } = await choose({ bulk: () => Promise.resolve({ ok: true, value: items }) });
  await act(() => bulk().judge(ANSWER));
  expect(settle).toHaveBeenCalledExactlyOnceWith(
    1,
    expect.objectContaining({ revision: 3, state: "final", outcome: "rejected", done: true }),
  );
  expect(bulk()).toMatchObject({ chosen: [], items, refusal: null, running: false });
});

test("a refusal of the whole crosses nothing off and keeps the choice", async () => {
  const { bulk, settle } = await choose({ bulk: () => Promise.resolve(refusedWith(CONFLICT)) });
  await act(() => bulk().judge(ANSWER));
  expect(settle).not.toHaveBeenCalled();
  expect(bulk()).toMatchObject({ refusal: CONFLICT.message, items: null, running: false });
  expect(bulk().chosen).toHaveLength(2);
});

test("a lost network crosses nothing off and keeps the choice", async () => {
  const { bulk, settle } = await choose({ bulk: lost });
  await act(() => bulk().judge(ANSWER));
  expect(settle).not.toHaveBeenCalled();
  expect(bulk()).toMatchObject({ refusal: OFFLINE, items: null, running: false });
  expect(bulk().chosen).toHaveLength(2);
});

test("taking one back restores its line; when that fails the line stays crossed off", async () => {
  const items = [{ findingId: 1, ok: true, result: { findingId: 1, revision: 3, state: "final" } }] as const;
  const undo = vi
    .fn<FindingActions["undo"]>()
    .mockResolvedValueOnce(refusedWith(CONFLICT))
    .mockResolvedValueOnce(done(1));
  const { bulk, settle } = await choose({ bulk: () => Promise.resolve({ ok: true, value: items }), undo });
  await act(() => bulk().judge(ANSWER));
  settle.mockClear();
  await act(() => bulk().undo({ findingId: 1, revision: 3 }));
  expect(settle).not.toHaveBeenCalled();
  expect(bulk()).toMatchObject({ refusal: CONFLICT.message, items });
  await act(() => bulk().undo({ findingId: 1, revision: 3 }));
  expect(settle).toHaveBeenCalledExactlyOnceWith(1, null);
  expect(bulk().items).toEqual([]);
});
