"use server";

import { addEventSchema, withdrawSchema } from "@/lib/calendar/model/event";
import { setPlenoSchema } from "@/lib/calendar/model/pleno";
import { addEvent, withdrawEvent } from "@/lib/calendar/services/events";
import { setPlenoDate } from "@/lib/calendar/services/pleno";
import { action } from "@/lib/next/action";

export const setPlenoAction = action({
  permission: "pleno.set",
  input: setPlenoSchema,
  run: setPlenoDate,
  revalidate: ["/ringkasan"],
});

export const addEventAction = action({
  permission: "calendar.manage",
  input: addEventSchema,
  run: addEvent,
  revalidate: ["/ringkasan"],
});

export const withdrawEventAction = action({
  permission: "calendar.manage",
  input: withdrawSchema,
  run: withdrawEvent,
  revalidate: ["/ringkasan"],
});
