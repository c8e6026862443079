"use server";

import { distributeInput, withdrawInput } from "@/lib/domain/finding-input";
import { action } from "@/lib/next/action";
import { distributeFindings } from "@/lib/services/finding/distribute";
import { withdrawFindings } from "@/lib/services/finding/withdraw";

const SUPERVISOR = ["supervisor"] as const;

export const distributeHere = action({ roles: SUPERVISOR, input: distributeInput, run: distributeFindings });
export const withdrawHere = action({ roles: SUPERVISOR, input: withdrawInput, run: withdrawFindings });
