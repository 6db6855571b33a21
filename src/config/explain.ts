import type { ErrorObject } from 'ajv';
import { quoted } from '../data/columns/column.ts';
import { suggest } from '../registry.ts';
import type { Problem } from './problem.ts';

/** One error of the validator in one sentence, with its place and its remedy. */
export function explain(errors: readonly ErrorObject[]): Problem {
  const error = mostTelling(errors);
  const { what, remedy, key } = (SENTENCES[error.keyword] ?? anyOther)(error);
  return { what, remedy, path: key === undefined ? error.instancePath : `${error.instancePath}/${key}` };
}

/** A key that is misspelt is also a key that is missing: the first says more. */
function mostTelling(errors: readonly ErrorObject[]): ErrorObject {
  const own = errors.filter(({ keyword }) => keyword !== 'if');
  return own.find(({ keyword }) => keyword === 'additionalProperties') ?? (own[0] as ErrorObject);
}

interface Sentence {
  readonly what: string;
  readonly remedy: string;
  /** The key below the place that the validator names. */
  readonly key?: string;
}

const SENTENCES: Readonly<Record<string, (error: ErrorObject) => Sentence>> = {
  additionalProperties({ params, parentSchema }) {
    const key = params.additionalProperty as string;
    return {
      what: `there is no key ${quoted(key)} here`,
      remedy: suggest(key, Object.keys(parentSchema?.properties ?? {})),
      key,
    };
  },
  required({ params, parentSchema }) {
    const key = params.missingProperty as string;
    const description = parentSchema?.properties?.[key]?.description as string | undefined;
    return {
      what: `the key "${key}" is missing`,
      remedy: description === undefined ? 'Add it.' : `Add it: ${lowerFirst(description)}`,
      key,
    };
  },
  enum({ data, params, parentSchema }) {
    const known = (params.allowedValues as readonly unknown[]).map(String);
    if (typeof data !== 'string')
      return { what: `${spell(data)} is not a word`, remedy: `Known: ${known.join(', ')}.` };
    return {
      what: `there is no ${parentSchema?.title ?? 'value'} ${quoted(data)}`,
      remedy: suggest(data, known),
    };
  },
  type({ data, params }) {
    return {
      what: `${spell(data)} is not ${TYPES[params.type as string] ?? params.type}`,
      remedy: 'Change it to one.',
    };
  },
  pattern({ data, parentSchema }) {
    return {
      what: `${spell(data)} is not a name that can be used here`,
      remedy: `Use ${parentSchema?.$comment ?? `the form ${parentSchema?.pattern}`}.`,
    };
  },
  minLength: () => ({ what: 'the text is empty', remedy: 'Fill it in.' }),
  minItems: () => ({ what: 'the list is empty', remedy: 'Name at least one.' }),
  uniqueItems({ data, params }) {
    const twice = (data as readonly unknown[])[params.i as number];
    return { what: `the list names ${spell(twice)} twice`, remedy: 'Keep one of them.' };
  },
  minimum: outOfRange,
  maximum: outOfRange,
  exclusiveMinimum: outOfRange,
  exclusiveMaximum: outOfRange,
};

const SIGNS: Readonly<Record<string, string>> = { '>=': '≥', '<=': '≤', '>': '>', '<': '<' };

function outOfRange({ data, params }: ErrorObject): Sentence {
  const sign = SIGNS[params.comparison as string] ?? params.comparison;
  return { what: `${spell(data)} is out of range`, remedy: `Give a number ${sign} ${params.limit}.` };
}

function anyOther({ message }: ErrorObject): Sentence {
  return {
    what: `the value ${message ?? 'is not valid'}`,
    remedy: '`fairgate schema` prints what is allowed.',
  };
}

const TYPES: Readonly<Record<string, string>> = {
  object: 'an object',
  array: 'a list',
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
};

function spell(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return quoted(value);
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
