import type { Notice } from '../result/index.ts';
import type { Attribute } from './predictions.ts';

const MANY_VALUES = 50;

/** What a reader should know of protected attributes before any comparison by them. */
export function attributeNotices(attributes: readonly Pick<Attribute, 'name' | 'values'>[]): Notice[] {
  return attributes.flatMap(({ name, values }) => {
    if (values.length === 1) {
      return {
        code: 'one-value',
        message: `Every row has the same ${name} ("${values[0]}"): no groups can be compared by it.`,
      };
    }
    if (values.length > MANY_VALUES) {
      return {
        code: 'many-values',
        message: `The attribute ${name} has ${values.length} values: most groups will be too small to judge; use bands.`,
      };
    }
    return [];
  });
}
