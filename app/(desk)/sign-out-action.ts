"use server";

import { headers } from "next/headers";
import { auth } from "@/lib/account/auth/auth";

/** Ends the session. The page then leaves by itself, whole: nothing that it holds outlives the person. */
export async function signOut(): Promise<void> {
  await auth().api.signOut({ headers: await headers() });
}
