"use server";

import { modelSettingSchema } from "@/lib/draft/model/setting";
import { setDraftingModel } from "@/lib/draft/services/set-model";
import { templateSchema } from "@/lib/office/model/template";
import { setTemplate } from "@/lib/office/services/set-template";
import { letterheadSchema } from "@/lib/office/model/letterhead";
import { setLetterhead } from "@/lib/office/services/set-letterhead";
import { action } from "@/lib/next/action";

export const setLetterheadAction = action({
  permission: "office.set",
  input: letterheadSchema,
  run: setLetterhead,
});

export const setTemplateAction = action({
  permission: "office.set",
  input: templateSchema,
  run: setTemplate,
});

export const setDraftingModelAction = action({
  permission: "draft.set-model",
  input: modelSettingSchema,
  run: setDraftingModel,
});
