"use client";

import { useMemo } from "react";
import type { ServerOrder } from "./data-table";
import { useUrlState } from "./use-url-state";

interface ColumnOrder {
  readonly id: string;
  readonly desc: boolean;
}

/**
 * The order of a paged list, in its address as `urut`: each heading that can sort asks the server, which has an
 * index for it.
 * @param orders name in the address ("" = none) → the columns that are sorted so, and in which direction
 */
export function useUrlOrder(orders: Readonly<Record<string, readonly ColumnOrder[]>>): ServerOrder {
  const { params, set } = useUrlState();
  const name = params.get("urut") ?? "";
  return useMemo(
    () => ({
      sorting: [...(orders[name] ?? [])],
      onSort: ([wanted]) => {
        const found = Object.entries(orders).find(([, columns]) =>
          columns.some(({ id, desc }) => id === wanted?.id && desc === wanted.desc),
        );
        set({ urut: found?.[0] || null });
      },
    }),
    [name, orders, set],
  );
}
