import Type, { type TSchema } from 'typebox';
import { mitigations } from '../../mitigations/index.ts';
import { Columns, closed, either, oneOf } from './parts.ts';

/** The options of every strategy are its own; what none of them is, is told by its name. */
const Options = [...mitigations].reduceRight<TSchema>(
  (others, { id, title, options }) =>
    either(
      Type.Object({ id: Type.Literal(id) }),
      closed(
        {
          id: oneOf([id], mitigations.kind, { description: 'Its name.' }),
          by: Type.Optional(
            Columns('Protected attributes whose crossed values are the groups; by default the first one.', 1),
          ),
          ...options,
        },
        { description: `${title}.` },
      ),
      others,
    ),
  Type.Object({ id: oneOf(mitigations.ids, mitigations.kind, { description: 'Which strategy.' }) }),
);

/** A strategy by its name, or with its options. */
export const MitigationConfig = Type.Unsafe<string | MitigationOptions>({
  ...either(Type.String(), oneOf(mitigations.ids, mitigations.kind), Options),
  $comment: 'docs/mitigations.md',
  description:
    'What is done so that the model decides more evenly: the name of a strategy, or its `id` with its options. docs/mitigations.md tells all of them.',
});

/** A strategy with all its options. */
export interface MitigationOptions {
  readonly id: string;
  readonly by?: readonly string[];
  readonly [option: string]: unknown;
}
