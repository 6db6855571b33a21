import type { AuditConfig } from './schema.ts';

/** One use that an audit makes of a column. */
export interface ColumnUse {
  readonly column: string;
  readonly role:
    | 'label'
    | 'protected'
    | 'input'
    | 'weight'
    | 'cluster'
    | 'score'
    | 'decision'
    | 'list'
    | 'neighbour';
  /** What messages call the use. */
  readonly called: string;
  readonly path: string;
}

/** Every use of every column, in the order of the audit file. */
export function columnUses(config: AuditConfig): readonly ColumnUse[] {
  const { dataset, predictions, model } = config;
  const use = (
    role: ColumnUse['role'],
    called: string,
    path: string,
    column: string | undefined,
  ): ColumnUse[] => (column === undefined ? [] : [{ column, role, called, path }]);
  const each = (role: ColumnUse['role'], called: string, path: string, columns: readonly string[] = []) =>
    columns.flatMap((column, index) => use(role, called, `${path}/${index}`, column));

  const source = dataset ?? predictions;
  const root = dataset ? '/dataset' : '/predictions';
  const text = model && 'text' in model ? model.text : undefined;
  const image = model && 'image' in model ? model.image.column : undefined;
  const table = model && 'numeric' in model ? model : undefined;
  return [
    ...use('label', 'the label', `${root}/label/column`, source?.label.column),
    ...use('score', 'the score', `${root}/score`, predictions?.score),
    ...use('decision', 'the decision', `${root}/decision/column`, predictions?.decision?.column),
    ...use('list', 'the column that tells lists apart', `${root}/list`, predictions?.list),
    ...each(
      'neighbour',
      'a column that says who is alike',
      `${root}/neighbours/columns`,
      predictions?.neighbours?.columns,
    ),
    ...each('protected', 'a protected attribute', `${root}/protected`, source?.protected),
    ...use('weight', 'the weight', `${root}/weight`, source?.weight),
    ...use('cluster', 'the cluster', `${root}/cluster`, source?.cluster),
    ...use('input', 'the text that the model reads', '/model/text', text),
    ...use('input', 'the name of the image that the model looks at', '/model/image/column', image),
    ...each('input', 'an input of the model', '/model/numeric', table?.numeric),
    ...each('input', 'an input of the model', '/model/categorical', table?.categorical),
  ];
}

interface Outcomes {
  readonly favourable: readonly string[];
  readonly unfavourable?: readonly string[];
}

/** The columns of two outcomes, each with its path. */
export function outcomesOf({ dataset, predictions }: AuditConfig): readonly (readonly [string, Outcomes])[] {
  const found: (readonly [string, Outcomes | undefined])[] = [
    ['/dataset/label', dataset?.label],
    ['/predictions/label', predictions?.label],
    ['/predictions/decision', predictions?.decision],
  ];
  return found.filter((entry): entry is readonly [string, Outcomes] => entry[1] !== undefined);
}
