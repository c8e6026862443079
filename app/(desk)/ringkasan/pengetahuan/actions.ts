"use server";

import { withdrawSchema } from "@/lib/calendar/model/event";
import { addNoteSchema } from "@/lib/calendar/model/local-note";
import { addLocalNote, withdrawLocalNote } from "@/lib/calendar/services/local-notes";
import { action } from "@/lib/next/action";

export const addNoteAction = action({
  permission: "knowledge.write",
  input: addNoteSchema,
  run: addLocalNote,
  revalidate: ["/ringkasan/pengetahuan"],
});

export const withdrawNoteAction = action({
  permission: "knowledge.write",
  input: withdrawSchema,
  run: withdrawLocalNote,
  revalidate: ["/ringkasan/pengetahuan"],
});
