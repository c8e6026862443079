/**
 * A memo for values that repeat in a roll (names, places, addresses). When it is full it starts again from empty: cheaper than
 * tracking use, and the common values are back within a few thousand records. Memory stays constant at any roll size.
 */
export function cached<V>(compute: (text: string) => V, limit = 50_000): (text: string) => V {
  let memo = new Map<string, V>();
  return (text) => {
    const hit = memo.get(text);
    if (hit !== undefined) return hit;
    const value = compute(text);
    if (memo.size >= limit) memo = new Map();
    memo.set(text, value);
    return value;
  };
}
