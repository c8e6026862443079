"use server";

import { draftAcceptSchema, draftAskedSchema, draftMakeSchema } from "@/lib/draft/model/draft";
import { acceptDraft } from "@/lib/draft/services/accept";
import { makeDraft, previewDraft } from "@/lib/draft/services/make";
import { action, reading } from "@/lib/next/action";

export const previewDraftAction = reading({
  permission: "draft.write",
  input: draftAskedSchema,
  run: previewDraft,
});

export const makeDraftAction = action({
  permission: "draft.write",
  input: draftMakeSchema,
  run: (ctx, input) => makeDraft(ctx, input),
});

export const acceptDraftAction = action({
  permission: "draft.write",
  input: draftAcceptSchema,
  run: acceptDraft,
});
