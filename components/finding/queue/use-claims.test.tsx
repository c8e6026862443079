import { act } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import {
  actionsOf,
  atDesk,
  CONFLICT,
  done,
  later,
  lineOf,
  lost,
  OFFLINE,
  refusedWith,
} from "@/tests/support/desk";
import type { ActionResult, FindingActions } from "@/lib/finding/model/actions";
import type { Result } from "@/lib/result";
import { useClaims } from "./use-claims";

function choose(given: Partial<FindingActions>) {
  const onRefused = vi.fn();
  const actions = actionsOf(given);
  const { result } = atDesk(() => useClaims(actions, onRefused));
  return { claims: () => result.current, onRefused };
}

test("a line is chosen at once and held with the revision that the server gave it", async () => {
  const server = later<Result<ActionResult>>();
  const { claims } = choose({ claim: () => server.promise });
  act(() => claims().take(lineOf(1)));
  expect(claims().ids).toEqual([1]);
  server.answer(done(1, { revision: 5 }));
  await act(async () => expect(await claims().held()).toEqual([{ findingId: 1, revision: 5 }]));
});

test("a line that somebody else holds falls out of the choice, with the reason; the others stay", async () => {
  const claim: FindingActions["claim"] = ({ findingId }) =>
    Promise.resolve(findingId === 2 ? refusedWith(CONFLICT) : done(findingId));
  const { claims, onRefused } = choose({ claim });
  await act(async () => [1, 2, 3].forEach((id) => claims().take(lineOf(id))));
  expect(claims().ids).toEqual([1, 3]);
  expect(onRefused).toHaveBeenCalledExactlyOnceWith(CONFLICT.message);
});

test("a lost network takes the line out of the choice and says so", async () => {
  const { claims, onRefused } = choose({ claim: lost });
  await act(async () => claims().take(lineOf(1)));
  expect(claims().ids).toEqual([]);
  expect(onRefused).toHaveBeenCalledExactlyOnceWith(OFFLINE);
});

test("what is released while it is still being taken is given back once it was taken", async () => {
  const server = later<Result<ActionResult>>();
  const release = vi.fn<FindingActions["release"]>(() => Promise.resolve(done(1)));
  const { claims } = choose({ claim: () => server.promise, release });
  act(() => claims().take(lineOf(1)));
  act(() => claims().release(1));
  expect(claims().ids).toEqual([]);
  expect(release).not.toHaveBeenCalled();
  await act(async () => server.answer(done(1)));
  expect(release).toHaveBeenCalledExactlyOnceWith({ findingId: 1 });
});

test("what could not be taken is not given back", async () => {
  const server = later<Result<ActionResult>>();
  const release = vi.fn<FindingActions["release"]>();
  const { claims } = choose({ claim: () => server.promise, release });
  act(() => claims().take(lineOf(1)));
  act(() => claims().release(1));
  await act(async () => server.answer(refusedWith(CONFLICT)));
  expect(release).not.toHaveBeenCalled();
});
