import Type, { type Static } from 'typebox';
import { Estimate } from './estimate.ts';
import { SliceId } from './slice.ts';

/** What a tokenizer makes of the texts of one slice; each text counts once, whatever its weight. */
export const TermProfile = Type.Object({
  slice: SliceId,
  texts: Type.Integer({ minimum: 0 }),
  piecesPerWord: Estimate,
  whole: Estimate,
  unknown: Estimate,
  cutOff: Estimate,
  /** In what the texts of this slice fare significantly worse than those of everybody else. */
  worse: Type.Array(
    Type.Union([Type.Literal('piecesPerWord'), Type.Literal('unknown'), Type.Literal('cutOff')]),
  ),
});
export type TermProfile = Static<typeof TermProfile>;

/** A word that the tokenizer breaks up; it stands in so many texts that it tells of no single person. */
export const Term = Type.Object({
  term: Type.String(),
  texts: Type.Integer({ minimum: 10 }),
  pieces: Type.Array(Type.String(), { description: 'As the tokenizer’s vocabulary writes them.' }),
});
export type Term = Static<typeof Term>;

/** What the tokenizer makes of the texts of all splits, for everybody (first) and slice by slice. */
export const TermReport = Type.Object({
  column: Type.String(),
  limit: Type.Integer({
    minimum: 1,
    description: 'Tokens that are read of a text; what follows is cut off.',
  }),
  slices: Type.Array(TermProfile),
  /** Most broken up first. */
  terms: Type.Array(Term),
});
export type TermReport = Static<typeof TermReport>;
