import { MantineProvider } from "@mantine/core";
import { act, cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { rememberFor } from "@/components/ui/person-memory";
import type { FindingActions } from "@/lib/finding/model/actions";
import { actionsOf, Desk, done, later, lineOf } from "@/tests/support/desk";
import { shownOf } from "@/tests/support/shown-finding";
import { Workbench } from "./workbench";

const LINES = [1, 2, 3, 4, 5, 6].map((id) => lineOf(id));
const server = vi.fn((id: number) => Promise.resolve(Response.json(shownOf(id))));

beforeEach(() => {
  rememberFor("verif.satu");
  window.history.replaceState(null, "", "/antrean");
  server.mockReset();
  server.mockImplementation((id) => Promise.resolve(Response.json(shownOf(id))));
  vi.stubGlobal("fetch", (url: string) => server(Number(url.split("/").at(-1))));
});
afterEach(cleanup);

function draw(given: Partial<FindingActions>) {
  render(
    <MantineProvider>
      <Desk>
        <Workbench
          lines={LINES}
          next={null}
          summary=""
          titles={{}}
          actions={actionsOf(given)}
          judges
          snapshotId={undefined}
          bulkLimit={50}
          empty={null}
        >
          {null}
        </Workbench>
      </Desk>
    </MantineProvider>,
  );
}
const press = (key: string) => fireEvent.keyDown(document.body, { key });
const pane = () => screen.getByRole("region", { name: "Temuan yang dibuka" });
const opened = async (id: number) => {
  await waitFor(() => expect(within(pane()).getByText(`#${id}`)).toBeTruthy());
  expect(document.querySelector(`tr[data-id="${id}"]`)?.getAttribute("aria-current")).toBe("true");
};
const rejects = vi.fn<FindingActions["judge"]>(({ findingId }) => Promise.resolve(done(findingId)));

test("J moves the highlight and the pane together; Esc closes one layer, the innermost", async () => {
  draw({});
  press("j");
  await opened(1);
  press("j");
  await opened(2);
  press("l");
  expect(within(pane()).getByText("Tolak temuan: mengapa?")).toBeTruthy();
  press("Escape");
  expect(within(pane()).queryByText("Tolak temuan: mengapa?")).toBeNull();
  await opened(2);
});

test("a key pressed before the finding is here is kept and carried out on it", async () => {
  const answer = later<Response>();
  server.mockImplementation(() => answer.promise);
  draw({});
  press("j");
  press("l");
  await act(async () => answer.answer(Response.json(shownOf(1))));
  expect(await within(pane()).findByText("Tolak temuan: mengapa?")).toBeTruthy();
});

test("an answer stands on the screen with the key that takes back exactly that one", async () => {
  const undo = vi.fn(() => Promise.resolve(done(1)));
  draw({ judge: rejects, undo });
  press("j");
  await opened(1);
  press("l");
  fireEvent.click(within(pane()).getByRole("button", { name: /Sudah diperbaiki/ }));
  await opened(2);
  expect(screen.getByText("temuan 1").closest("p")?.textContent).toContain("Ditolak · Sudah diperbaiki");
  expect(document.querySelector('tr[data-id="1"]')?.getAttribute("data-done")).toBe("true");
  await act(async () => press("z"));
  await waitFor(() => expect(undo).toHaveBeenCalledExactlyOnceWith({ findingId: 1, revision: 2 }));
  await opened(1);
});

test("decided lines fold into one, and the open one keeps its neighbours", async () => {
  draw({ judge: rejects });
  press("j");
  for (const id of [1, 2, 3, 4]) {
    await opened(id);
    press("l");
    fireEvent.click(within(pane()).getByRole("button", { name: /Sudah diperbaiki/ }));
  }
  await opened(5);
  const shown = () => [...document.querySelectorAll("tr[data-id]")].map((row) => row.getAttribute("data-id"));
  expect(shown()).toEqual(["3", "4", "5", "6"]);
  fireEvent.click(screen.getByRole("button", { name: "4 diputuskan, lihat" }));
  expect(shown()).toEqual(["1", "2", "3", "4", "5", "6"]);
});
