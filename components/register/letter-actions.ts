import type { LetterAnswer } from "@/lib/register/model/letter";
import type {
  FoundVoter,
  LetterItemInput,
  LetterVoterInput,
  VoterSearchInput,
} from "@/lib/register/model/letter-item";
import type { Result } from "@/lib/result";

/** What whoever keeps the register can do with a letter; the page hands it in. */
export interface LetterActions {
  readonly answer: (input: LetterAnswer) => Promise<Result<null>>;
  readonly setItem: (input: LetterItemInput) => Promise<Result<null>>;
  readonly search: (input: VoterSearchInput) => Promise<Result<FoundVoter[]>>;
  readonly link: (input: LetterVoterInput) => Promise<Result<null>>;
  readonly unlink: (input: LetterVoterInput) => Promise<Result<null>>;
}

export interface Desa {
  readonly key: string;
  readonly name: string;
}
