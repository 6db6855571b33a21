import Type, { type Static } from 'typebox';
import { closed } from './parts.ts';

/** How a delimited file is written, where it is not a plain CSV with a header. */
export const FileFormat = closed(
  {
    header: Type.Optional(
      Type.Array(Type.String({ minLength: 1 }), {
        minItems: 1,
        description: 'Column names of a file that has no header row.',
      }),
    ),
    delimiter: Type.Optional(
      Type.String({
        pattern: '^[^"\\r\\n]$',
        $comment: 'one character, neither a quote nor a line break',
        default: ',',
        description: 'The character between two values.',
      }),
    ),
    skipRows: Type.Optional(
      Type.Integer({ minimum: 0, default: 0, description: 'Records to skip before the header or the data.' }),
    ),
    trim: Type.Optional(
      Type.Boolean({ default: false, description: 'Strip white space around every value.' }),
    ),
    missing: Type.Optional(
      Type.Array(Type.String(), {
        default: [],
        description: 'Spellings of "not known", besides the empty cell.',
      }),
    ),
  },
  { description: 'How the file is written, where it is not a plain CSV with a header.' },
);
export type FileFormat = Static<typeof FileFormat>;
