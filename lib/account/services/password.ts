import { hashPassword } from "better-auth/crypto";
import { badInput } from "@/lib/errors";

/** @throws `password-too-plain` where the password holds the user name or is one character repeated */
export async function hashChecked(password: string, username: string): Promise<string> {
  const plain = password.toLowerCase();
  if (plain.includes(username.toLowerCase()) || new Set(plain).size < 4) throw badInput("password-too-plain");
  return hashPassword(password);
}
