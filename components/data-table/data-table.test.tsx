import { MantineProvider } from "@mantine/core";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { columnsOf } from "./columns";
import { DataTable } from "./data-table";

const column = columnsOf<{ id: string; name: string }>();
const COLUMNS = column.columns([column.accessor("name", { header: "Nama" })]);
const ROWS = [
  { id: "1", name: "SITI" },
  { id: "2", name: "BUDI" },
];

afterEach(cleanup);

const draw = (whole: boolean) =>
  render(
    <MantineProvider>
      <DataTable
        label="Orang"
        columns={COLUMNS}
        rows={ROWS}
        rowId={({ id }) => id}
        selectedId="2"
        whole={whole}
        empty={null}
      />
    </MantineProvider>,
  );
const names = () => screen.getAllByRole("cell").map((cell) => cell.textContent);

test("a heading sorts rows that are all here, and the selected row stays selected", () => {
  draw(true);
  fireEvent.click(screen.getByRole("button", { name: "Nama" }));
  expect(names()).toEqual(["BUDI", "SITI"]);
  expect(screen.getByRole("columnheader").getAttribute("aria-sort")).toBe("ascending");
  expect(screen.getByText("BUDI").closest("tr")?.getAttribute("aria-current")).toBe("true");
});

test("a table of one page of many offers no sorting", () => {
  draw(false);
  expect(screen.queryByRole("button")).toBeNull();
  expect(names()).toEqual(["SITI", "BUDI"]);
});
