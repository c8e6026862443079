/** A digit in any script, also raised, lowered or in a circle. */
const DIGIT = String.raw`[\p{Nd}\u00b2\u00b3\u00b9\u2070\u2074-\u2079\u2080-\u2089\u2460-\u2468\u24ea]`;
const DIGITS = new RegExp(DIGIT, "gu");
/** What may stand between two digits of one number: at most one blank, dot or dash, however it is written. */
const JOINT = String.raw`\p{Cf}*[\s.\p{Pd}]?\p{Cf}*`;
/**
 * What follows `3314-KM-` or `SKPWNI/` is the number of an akta kematian or of a letter of removal: the day of
 * its entry and a serial of the register, and no part of anybody's identity.
 */
const NO_REGISTER = String.raw`(?!(?<=\d{4}-KM-)\d{8}-\d{4}(?!\d)|(?<=SKPWNI/)\d{4}/\d{8}/\d{4}(?!\d))`;
/**
 * `3314-2025-12-10`, and no digit near it: a region and a day of this century as files of a period are named. A number
 * of a person that somebody wrote in these groups has four digits more, and is starred.
 */
const NO_PERIOD = String.raw`(?![1-9]\d{3}-20\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!${JOINT}${DIGIT}))`;
/** Twelve digits say a person's region, day of birth and sex: the whole of a NIK but its serial. */
const LONG_NUMBER = new RegExp(String.raw`${NO_REGISTER}${NO_PERIOD}${DIGIT}(?:${JOINT}${DIGIT}){11,}`, "gu");
/** Sixteen digits with two signs between them are a NIK or NKK that somebody wrote in an odd way. */
const SPREAD_IDENTITY = new RegExp(
  String.raw`${NO_REGISTER}${DIGIT}(?:(?:[\s.\p{Pd}\p{Cf}_/:'’·()[\]]{0,2}|,)${DIGIT}){15,}`,
  "gu",
);
/**
 * Sums of files, heads of the chain, ids of uploads and accounts: made by the product, and told by their
 * form.
 */
const MADE_HERE = new RegExp(
  [
    String.raw`^(?:[0-9a-f]{64}|[0-9a-f]{24}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}`,
    String.raw`\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d(?::\d\d)?)?)$`,
  ].join("|"),
);
/** Texts that the product ships, such as the addresses of its sources: known whole, and not by their form. */
const SHIPPED = new Set<string>();

/** Says that these texts were read from no file and typed by nobody. */
export function shipped(texts: Iterable<string>): void {
  for (const text of texts) SHIPPED.add(text);
}

/** Except sixteen digits or twenty-four of them, which are a form that a person's text can have. */
const DIGITS_ONLY = /^\d+$/;

/**
 * The one outgoing mask: every text that was read from a file or typed by a person passes through it on its
 * way to a browser, file, log, trail or message. Twelve or more digits become stars; of exactly sixteen the
 * six digits of the region stay, which anybody knows who knows the office.
 */
export function maskText(text: string): string {
  if (text.length < 12) return text;
  return text.replace(LONG_NUMBER, starred).replace(SPREAD_IDENTITY, starred);
}

function starred(found: string): string {
  let seen = 0;
  const open = found.match(DIGITS)?.length === 16 ? 6 : 0;
  return found.replace(DIGITS, (digit) => (++seen <= open ? digit : "*"));
}

/** Does a text hold sixteen digits in a row? Then it names a person, and no remark may. */
export function holdsIdentity(text: string): boolean {
  return [...text.matchAll(LONG_NUMBER), ...text.matchAll(SPREAD_IDENTITY)].some(
    ([found]) => (found.match(DIGITS)?.length ?? 0) >= 16,
  );
}

/** What a remark, a purpose or a reason must be: `text-holds-identity` otherwise. */
export const namesNobody = (text: string): boolean => !holdsIdentity(text);

/**
 * The same for every text of a value, names of fields included. Times and sums that the product makes are
 * known by their form; numbers, dates and streams are left as they are.
 */
export function maskDeep<T>(value: T): T {
  return masked(value) as T;
}

function masked(value: unknown): unknown {
  if (typeof value === "string")
    return SHIPPED.has(value) || (MADE_HERE.test(value) && !DIGITS_ONLY.test(value))
      ? value
      : maskText(value);
  if (Array.isArray(value)) return value.map(masked);
  if (value !== null && typeof value === "object" && isPlain(value))
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [maskText(name), masked(item)]));
  return value;
}

const isPlain = (value: object): boolean =>
  Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null;
