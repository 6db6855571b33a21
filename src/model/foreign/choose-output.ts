import { InvalidInput } from '../../errors.ts';
import { suggest } from '../../registry.ts';
import type { ForeignModel } from './foreign-model.ts';

const PATH = '/model/output';
/** Names in a message, at most. */
const SHOWN = 8;

/**
 * Which of a model's tensors becomes the features: the one that was asked for; else, of its outputs, the first that bears
 * one of the `usual` names, what enters its classifier, or the only one.
 * @throws InvalidInput when there is no such tensor, or several outputs and no way to tell which.
 */
export function chooseOutput(
  { outputs, inner, features }: ForeignModel,
  {
    asked,
    usual,
    file,
  }: { readonly asked: string | undefined; readonly usual: readonly string[]; readonly file: string },
): string {
  if (asked !== undefined) {
    const known = [...outputs, ...inner];
    if (known.includes(asked)) return asked;
    throw new InvalidInput(
      `the backbone has no output "${asked.slice(0, 80)}"`,
      { path: PATH },
      suggest(asked, outputs),
    );
  }
  const found = usual.flatMap((name) => outputs.filter((output) => plainName(output) === name));
  const chosen = found[0] ?? features ?? (outputs.length === 1 ? outputs[0] : undefined);
  if (chosen !== undefined) return chosen;
  const names = outputs.slice(0, SHOWN).join(', ');
  throw new InvalidInput(
    `the backbone has several outputs, none with a usual name (${names.slice(0, 240)})`,
    { file },
    `Say at ${PATH} which one it is to be.`,
  );
}

/** A tensor's name without what converters put around it: `StatefulPartitionedCall/input_ids:0` is `input_ids`. */
export function plainName(name: string): string {
  return name
    .replace(/:\d+$/, '')
    .replace(/^.*\//, '')
    .replace(/^serving_default_/, '')
    .toLowerCase();
}
