"use server";

import { setCodeTableInputSchema } from "@/lib/finding/model/code-table";
import { setCodeTable } from "@/lib/finding/services/set-code-table";
import { action } from "@/lib/next/action";

export const setCodeTableAction = action({
  permission: "code-table.set",
  input: setCodeTableInputSchema,
  run: setCodeTable,
  revalidate: ["/pengaturan/tabel-kode", "/antrean"],
});
