import { fireEvent, renderHook } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { useEscape } from "./use-escape";

test("Esc closes the layer that was opened last, and only that one", () => {
  const [pane, form, detail] = [vi.fn(), vi.fn(), vi.fn()];
  renderHook(() => useEscape(pane, true));
  const inner = renderHook(({ open }) => useEscape(form, open), { initialProps: { open: false } });
  inner.rerender({ open: true });
  const innermost = renderHook(() => useEscape(detail, true));
  fireEvent.keyDown(window, { key: "Escape" });
  expect([pane, form, detail].map((close) => close.mock.calls.length)).toEqual([0, 0, 1]);
  innermost.unmount();
  const field = document.body.appendChild(document.createElement("textarea"));
  fireEvent.keyDown(field, { key: "Escape" });
  expect([pane, form, detail].map((close) => close.mock.calls.length)).toEqual([0, 1, 1]);
  inner.rerender({ open: false });
  fireEvent.keyDown(window, { key: "Escape" });
  expect([pane, form, detail].map((close) => close.mock.calls.length)).toEqual([1, 1, 1]);
});
