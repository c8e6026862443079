import type { ModelSetting } from "@/lib/draft/model/setting";
import { prisma } from "@/lib/db/prisma";

/** The office's model, or null where none was ever entered. */
export const modelSetting = (regionCode: string): Promise<ModelSetting | null> =>
  prisma().draftingModel.findUnique({
    where: { regionCode },
    select: { regionCode: true, enabled: true, address: true, model: true },
  });
