import Type, { type Static, type TProperties, type TSchema } from 'typebox';

/** An object that has these keys and no others. */
export const closed = <const P extends TProperties>(properties: P, options: Described = {}) =>
  Type.Object(properties, { additionalProperties: false, ...options });

export interface Described {
  readonly description?: string;
  readonly default?: unknown;
}

/** One of a list of words. `noun` is what messages call such a word: `metric`, `split`. */
export const oneOf = <const Ids extends readonly string[]>(ids: Ids, noun: string, options: Described = {}) =>
  Type.Enum([...ids] as Ids[number][], { title: noun, ...options });

/**
 * One of two shapes, told apart by a mark of the first. A mistake is then reported against the shape that was meant,
 * where a union could only say that neither fits.
 */
export const either = <A extends TSchema, B extends TSchema>(
  mark: TSchema,
  then: A,
  otherwise: B,
  options: Described = {},
) => Type.Unsafe<Static<A> | Static<B>>({ if: mark, then, else: otherwise, ...options });

/** Name of a column. */
export const Column = (description: string) =>
  Type.String({
    minLength: 1,
    pattern: '^(?!(__proto__|constructor|prototype)$)',
    $comment: 'any name but __proto__, constructor and prototype',
    description,
  });

/** A list of columns, none twice. */
export const Columns = (description: string, minItems = 0) =>
  Type.Array(Column('Name of a column.'), {
    minItems,
    uniqueItems: true,
    description,
    ...(minItems === 0 && { default: [] }),
  });

/** A name that also serves as a folder name and in reports. */
export const Identifier = (description: string) =>
  Type.String({
    pattern: '^[a-z0-9][a-z0-9-]*$',
    $comment: 'small letters, digits and hyphens, a letter or digit first',
    description,
  });
