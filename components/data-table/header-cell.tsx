"use client";

import { UnstyledButton } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconArrowsSort } from "@tabler/icons-react";
import type { MouseEvent, ReactNode } from "react";
import type { ColumnNote } from "./columns";
import classes from "./data-table.module.css";

interface HeaderCellProps {
  readonly note: ColumnNote | undefined;
  /** how the table is sorted by this column; undefined where it cannot be */
  readonly sorted: "asc" | "desc" | false | undefined;
  readonly onSort: ((event: MouseEvent) => void) | undefined;
  readonly children: ReactNode;
}

export function HeaderCell({ note, sorted, onSort, children }: HeaderCellProps) {
  const style = note?.width === undefined ? undefined : { width: note.width };
  const direction = DIRECTIONS[sorted || "none"];
  const Arrow = ARROWS[direction];
  return (
    <th
      scope="col"
      style={style}
      data-align={note?.align}
      data-wide={note?.wide}
      aria-sort={sorted === undefined ? undefined : direction}
    >
      {sorted === undefined ? (
        children
      ) : (
        <UnstyledButton className={classes.sort} onClick={onSort}>
          {children}
          <Arrow size={14} stroke={1.8} aria-hidden />
        </UnstyledButton>
      )}
    </th>
  );
}

const DIRECTIONS = { asc: "ascending", desc: "descending", none: "none" } as const;
const ARROWS = { ascending: IconArrowUp, descending: IconArrowDown, none: IconArrowsSort } as const;
