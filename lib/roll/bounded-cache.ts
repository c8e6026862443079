import { ownCopy } from "./own-copy";

/**
 * A memo for values that repeat in a roll (names, places, addresses). When it is full it starts again from
 * empty: cheaper than tracking use, and the common values are back within a few thousand records. Memory
 * stays constant at any roll size. The last value has a short cut: neighbouring lines share their place, and
 * members of a family their address.
 */
export function cached<V>(compute: (text: string) => V, limit = 50_000): (text: string) => V {
  let memo = new Map<string, V>();
  let lastText: string | undefined;
  let last: V | undefined;
  return (text) => {
    if (last !== undefined && text === lastText) return last;
    let value = memo.get(text);
    if (value === undefined) {
      const own = ownCopy(text);
      value = compute(own);
      if (memo.size >= limit) memo = new Map();
      memo.set(own, value);
    }
    lastText = text;
    last = value;
    return value;
  };
}
