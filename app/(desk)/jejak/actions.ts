"use server";

import { z } from "zod";
import { reading } from "@/lib/next/action";
import { verifyAudit } from "@/lib/audit/services/verify";

export const verifyAction = reading({
  roles: ["supervisor", "admin", "auditor"],
  input: z.strictObject({}),
  run: (ctx) => verifyAudit(ctx),
});
