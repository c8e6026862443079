"use server";

import { z } from "zod";
import { reading } from "@/lib/next/action";
import { verifyAudit } from "@/lib/audit/services/verify";

export const verifyAction = reading({
  permission: "audit.view",
  input: z.strictObject({}),
  run: (ctx) => verifyAudit(ctx),
});
