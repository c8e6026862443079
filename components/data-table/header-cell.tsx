"use client";

import { UnstyledButton } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconArrowsSort } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { ColumnNote } from "./columns";
import classes from "./data-table.module.css";
import { useUrlState } from "./use-url-state";

interface HeaderCellProps {
  readonly note: ColumnNote | undefined;
  readonly children: ReactNode;
}

/** `urut=field` or `urut=-field` in the address: a sorted table can be sent to a colleague. */
export function HeaderCell({ note, children }: HeaderCellProps) {
  const { params, set } = useUrlState();
  const style = note?.width === undefined ? undefined : { width: note.width };
  if (note?.sort === undefined) {
    return (
      <th scope="col" style={style} data-align={note?.align} data-wide={note?.wide}>
        {children}
      </th>
    );
  }
  const current = params.get("urut");
  const direction = current === note.sort ? "ascending" : current === `-${note.sort}` ? "descending" : "none";
  const Arrow = ARROWS[direction];
  const next = direction === "ascending" ? `-${note.sort}` : note.sort;
  return (
    <th scope="col" style={style} data-align={note.align} data-wide={note.wide} aria-sort={direction}>
      <UnstyledButton className={classes.sort} onClick={() => set({ urut: next })}>
        {children}
        <Arrow size={14} stroke={1.8} aria-hidden />
      </UnstyledButton>
    </th>
  );
}

const ARROWS = { ascending: IconArrowUp, descending: IconArrowDown, none: IconArrowsSort } as const;
