import { act } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { atDesk, lineOf } from "@/tests/support/desk";
import { useOpenFinding } from "./use-open-finding";

const LINES = [lineOf(1), lineOf(2)];
const address = () => window.location.pathname + window.location.search;

beforeEach(() => window.history.replaceState(null, "", "/antrean?aturan=IDN-04"));

test("the address stays with the open finding when the router still writes the one before", () => {
  const { result, rerender } = atDesk(() => useOpenFinding(LINES));
  act(() => result.current[1](1));
  act(() => result.current[1](2));
  expect(address()).toBe("/antrean?aturan=IDN-04&temuan=2");
  // As the router does when it comes to the first of two changes: its own address, what others keep left alone.
  window.history.replaceState(window.history.state, "", "/antrean?aturan=IDN-04&temuan=1");
  rerender();
  expect(address()).toBe("/antrean?aturan=IDN-04&temuan=2");
  expect(result.current[0]).toBe(2);
});

test("an address that somebody else goes to is left as it is", () => {
  const { result, rerender } = atDesk(() => useOpenFinding(LINES));
  act(() => result.current[1](1));
  window.history.replaceState(null, "", "/antrean?temuan=2");
  rerender();
  expect(address()).toBe("/antrean?temuan=2");
});
