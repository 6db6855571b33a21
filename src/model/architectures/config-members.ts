import Type, { type TBoolean, type TOptional } from 'typebox';
import { InvalidInput } from '../../errors.ts';

/** A count that no published configuration exceeds: what is built from it stays within memory. */
export const Size = (maximum: number) => Type.Integer({ minimum: 1, maximum });

/** Members that every text backbone has under these names. */
export const Layers = Size(1000);
export const Width = Size(65_536);
export const InnerWidth = Size(1_000_000);
export const Vocabulary = Size(10_000_000);
export const Positions = Size(1_000_000);
export const Epsilon = Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 1 }));
export const Deviation = Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 10 }));
export const Flag: TOptional<TBoolean> = Type.Optional(Type.Boolean());

/** What a family refuses: its error for a variant at a JSON path of the configuration. */
export type Refuse = (what: string, path: string) => never;

export function refusal(file: string, remedy: string): Refuse {
  return (what, path) => {
    throw new InvalidInput(what, { file, path }, remedy);
  };
}

/** @throws InvalidInput where the heads do not share the width evenly. */
export function checkHeads(heads: number, width: number, path: string, refuse: Refuse): void {
  if (width % heads !== 0) refuse(`${heads} attention heads do not divide a width of ${width}`, path);
}
