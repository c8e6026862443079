"use server";

import { startExchangeSchema } from "@/lib/exchange/model/exchange";
import { startExchange } from "@/lib/exchange/services/start";
import { action } from "@/lib/next/action";

export const startExchangeAction = action({
  permission: "exchange.make",
  input: startExchangeSchema,
  run: startExchange,
});
