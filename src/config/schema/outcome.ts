import Type from 'typebox';
import { Column, closed, type Described } from './parts.ts';

const Spellings = (description: string, options: Described = {}) =>
  Type.Array(Type.String(), { minItems: 1, uniqueItems: true, description, ...options });

/** A column of two outcomes, and which of its values stand for which. */
export const outcome = (column: string, description: string) =>
  closed(
    {
      column: Column(column),
      favourable: Spellings('Values that are the favourable outcome.', { default: ['1'] }),
      unfavourable: Type.Optional(
        Spellings(
          'Values that are the other outcome. Without it every other value is, and there may be one such spelling only.',
        ),
      ),
    },
    { description },
  );
