/** The word itself, typed, when it is one of the list; undefined for any other text. */
export const oneOf = <Word extends string>(words: readonly Word[], text: string): Word | undefined =>
  words.find((word) => word === text);
