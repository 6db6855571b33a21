import { InvalidInput } from '../../errors.ts';
import { mitigations as registered } from '../../mitigations/index.ts';
import { comparedMitigationsFit } from '../checks/mitigation.ts';
import { type MitigationChoice, mitigationChoice } from '../mitigation-choice.ts';
import type { AuditConfig } from '../schema.ts';
import type { Axis } from './axis.ts';

type Written = NonNullable<AuditConfig['mitigation']>;

/** No strategy at all. */
const NONE = 'none';

/** What is done so that the model decides more evenly. */
export const mitigations: Axis<'mitigations'> = {
  id: 'mitigations',
  title: 'Mitigations',
  why: 'Strategies to compare the audit as written with, by the names of `fairgate list mitigations`, separated by commas',
  listed: true,
  written: (name) => name,
  variants(config, names, place) {
    if (config.predictions) {
      throw new InvalidInput(
        'predictions are audited as they are: no strategy can be tried on them',
        { ...place, path: '/predictions' },
        'Compare mitigations where a model is trained.',
      );
    }
    const grid = config.compare?.mitigations ?? [];
    const spelled = new Map(grid.map((written) => [nameOf(written), written]));
    const named = names.map((name): Written | undefined =>
      name === NONE ? undefined : (spelled.get(name) ?? registered.get(name, place).id),
    );
    const wanted = [config.mitigation, ...(names.length > 0 ? named : grid)];
    const all = new Map(wanted.map((written) => [nameOf(written), written]));
    if (all.size < 2) {
      throw new InvalidInput(
        'the audit as written has nothing to be compared with',
        { ...place, path: '/compare/mitigations' },
        'List strategies there, or name them with --mitigations.',
      );
    }
    const tried = [...all.values()].filter((written) => written !== undefined);
    const problem = comparedMitigationsFit({ ...config, compare: { mitigations: tried, seeds: 1 } });
    if (problem) throw new InvalidInput(problem.what, place, problem.remedy);
    const own = nameOf(config.mitigation);
    return Array.from(all, ([id, mitigation]) => ({
      id,
      title: titleOf(mitigation, config),
      differs: id === own ? 'The audit as written.' : differs(mitigation),
      own: id === own,
      change: ({ mitigation: _, ...rest }) => (mitigation === undefined ? rest : { ...rest, mitigation }),
    }));
  },
};

/** `reweighing(by=sex+race)`: one word for a strategy with its options, as it was written. */
function nameOf(written: Written | undefined): string {
  if (written === undefined) return NONE;
  if (typeof written === 'string') return written;
  const { id, ...options } = written;
  const said = Object.entries(options).map(([key, value]) => `${key}=${wordsOf(value)}`);
  return said.length === 0 ? id : `${id}(${said.join(';')})`;
}

function titleOf(written: Written | undefined, config: AuditConfig): string {
  const choice = mitigationChoice({ ...config, mitigation: written } as AuditConfig);
  if (!choice) return 'No mitigation';
  const { title, options } = registered.get(choice.id);
  const said = Object.entries(choice.options)
    .filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(defaultOf(options[key])))
    .map(([key, value]) => `${key} ${wordsOf(value)}`);
  const all = [...groupsOf(written, choice), ...said];
  return all.length === 0 ? title : `${title} (${all.join(', ')})`;
}

/** The attributes, where they are not the usual ones. */
const groupsOf = (written: Written | undefined, { by }: MitigationChoice): string[] =>
  typeof written === 'object' && written.by ? [`by ${by.join(' × ')}`] : [];

const defaultOf = (schema: unknown): unknown => (schema as { default?: unknown } | undefined)?.default;

const wordsOf = (value: unknown): string => (Array.isArray(value) ? value.join('+') : String(value));

function differs(written: Written | undefined): string {
  if (written === undefined) return 'Nothing is done to make it fairer.';
  return registered.get(typeof written === 'string' ? written : written.id).why;
}
