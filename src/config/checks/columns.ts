import { quoted } from '../../data/columns/column.ts';
import { type ColumnUse, columnUses, outcomesOf } from '../column-uses.ts';
import type { AuditConfig } from '../schema.ts';
import type { Check } from './check.ts';

/** A model that reads the label, or a group that is the label, would make every number meaningless. */
export const labelIsNothingElse: Check = (config) => {
  const label = (config.dataset ?? config.predictions)?.label.column;
  const leak = columnUses(config).find(({ column, role }) => column === label && role !== 'label');
  return (
    leak && {
      what: `the label column ${quoted(leak.column)} is also ${leak.called}`,
      path: leak.path,
      remedy: 'Name another column: what is to be predicted cannot be known beforehand.',
    }
  );
};

/** What groups are told apart by, or what came true, cannot be held equal between them. */
export const stratumIsNoGroup: Check = (config) => {
  const stratum = (config.dataset ?? config.predictions)?.stratum;
  const twice = columnUses(config).find(
    ({ column, role }) => column === stratum && (role === 'protected' || role === 'label'),
  );
  return (
    twice && {
      what: `the stratum ${quoted(twice.column)} is also ${twice.called}`,
      path: `${config.dataset ? '/dataset' : '/predictions'}/stratum`,
      remedy:
        twice.role === 'label'
          ? 'Name another column: within one outcome there is nothing to compare.'
          : 'Leave it out here: a rule can name a protected attribute under "given".',
    }
  );
};

/** A column is read by the model in one way. */
export const inputsOnce: Check = (config) => {
  const inputs = columnUses(config).filter(({ role }) => role === 'input');
  const again = inputs.find(({ column }, index) => firstOf(inputs, column) !== index);
  return (
    again && {
      what: `${quoted(again.column)} is an input twice`,
      path: again.path,
      remedy: 'Keep it under "numeric" or under "categorical".',
    }
  );
};

function firstOf(uses: readonly ColumnUse[], column: string): number {
  return uses.findIndex((use) => use.column === column);
}

export const someInput: Check = (config) =>
  config.model && !columnUses(config).some(({ role }) => role === 'input')
    ? {
        what: 'the model has no inputs',
        path: '/model',
        remedy:
          'Name columns under "numeric" or "categorical", or a "text" or "image" column with its "backbone".',
      }
    : undefined;

/** No value is favourable and unfavourable at once. */
export const oneMeaning: Check = (config) => {
  for (const [path, { favourable, unfavourable = [] }] of outcomesOf(config)) {
    const both = unfavourable.findIndex((value) => favourable.includes(value));
    if (both === -1) continue;
    return {
      what: `${quoted(unfavourable[both] ?? '')} is both favourable and unfavourable`,
      path: `${path}/unfavourable/${both}`,
      remedy: 'Keep it in one of the lists.',
    };
  }
  return undefined;
};

/** Only a backbone that reads texts can be adapted to more of them. */
export const adaptsTexts: Check = ({ model }: AuditConfig) =>
  model && !('text' in model) && model.train.adapt
    ? {
        what: 'only a backbone that reads texts can be adapted to a domain',
        path: '/model/train/adapt',
        remedy: 'Leave it out, or name a "text" column and its "backbone".',
      }
    : undefined;

/** Without a backbone there is nothing that pre-training could bring. */
export const evidenceOfBackbone: Check = ({ model }: AuditConfig) =>
  model && !('backbone' in model) && model.train.evidence
    ? {
        what: 'a table model has no backbone whose worth could be measured',
        path: '/model/train/evidence',
        remedy: 'Leave it out, or name a "text" or "image" column and its "backbone".',
      }
    : undefined;

/** Only a backbone has blocks to unfreeze. */
export const unfreezesBackbone: Check = ({ model }: AuditConfig) =>
  model && !('backbone' in model) && model.train.unfreeze !== 0
    ? {
        what: 'a table model has no backbone to unfreeze',
        path: '/model/train/unfreeze',
        remedy: 'Leave it out, or name a "text" or "image" column and its "backbone".',
      }
    : undefined;
