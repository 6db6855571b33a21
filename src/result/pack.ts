import Type, { type Static } from 'typebox';

/** A rule pack as it stood on the day of the verdict. */
export const PackRecord = Type.Object({
  id: Type.String(),
  version: Type.Integer(),
  title: Type.String(),
  jurisdiction: Type.String(),
  why: Type.String(),
  asOf: Type.String({ description: 'The day.' }),
  status: Type.Union([
    Type.Literal('in-force'),
    Type.Literal('future'),
    Type.Literal('rescinded'),
    Type.Literal('practice'),
  ]),
  from: Type.Optional(Type.String()),
  to: Type.Optional(Type.String()),
  sources: Type.Array(Type.Object({ title: Type.String(), url: Type.String() })),
  disclosures: Type.Array(Type.String()),
});
export type PackRecord = Static<typeof PackRecord>;
