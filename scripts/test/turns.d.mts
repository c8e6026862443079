export function turns(
  write: (text: string | Buffer) => void,
): () => { print(text: string | Buffer): void; end(): void };
