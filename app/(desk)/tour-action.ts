"use server";

import { z } from "zod";
import { reading } from "@/lib/next/action";
import { finishTour } from "@/lib/account/services/finish-tour";

export const finishTourAction = reading({ permission: "tour.finish", input: z.undefined(), run: finishTour });
