import { dictionary } from "@zxcvbn-ts/language-common";
import { hashBounded } from "@/lib/account/auth/bounded-hash";
import { PASSWORD_MIN } from "@/lib/account/model/input";
import { badInput } from "@/lib/errors";

let common: ReadonlySet<string> | undefined;

/**
 * A password that nobody guesses first: not of the account's own words, not one of the 49 000 commonest of the kept
 * list (or one of them written twice or with figures at its end), not a few signs repeated.
 * @param words user name and name of its owner
 * @throws `password-too-plain`
 */
export async function hashChecked(password: string, ...words: readonly string[]): Promise<string> {
  const plain = password.toLowerCase();
  common ??= new Set(Object.values(dictionary["passwords-common"]));
  const own = words
    .flatMap((word) =>
      word
        .toLowerCase()
        .split(/[\s._-]+/)
        .concat(word.toLowerCase()),
    )
    .filter((word) => word.length >= 4)
    .concat("cermat", "kpu");
  const rest = own.reduce((text, word) => text.replaceAll(word, ""), plain);
  const bare = plain.replace(/[^\p{L}\p{N}]/gu, "");
  const stem = bare.replace(/\d+$/, "");
  const half = bare.slice(0, bare.length / 2);
  const isCommon = [
    plain,
    bare,
    ...(stem.length >= 4 ? [stem] : []),
    ...(half + half === bare ? [half] : []),
  ].some((text) => common?.has(text));
  if (isCommon || new Set(plain).size < 4 || rest.length < PASSWORD_MIN / 2 || holds(plain, words[0] ?? ""))
    throw badInput("password-too-plain");
  return hashBounded(password);
}

const holds = (plain: string, username: string): boolean =>
  username !== "" && plain.includes(username.toLowerCase());
