import { quoted } from '../../data/columns/column.ts';
import { mitigations } from '../../mitigations/index.ts';
import type { Mitigation } from '../../mitigations/mitigation.ts';
import { type MitigationChoice, mitigationChoice } from '../mitigation-choice.ts';
import type { Problem } from '../problem.ts';
import { brokenBans } from '../schema/bans.ts';
import type { AuditConfig } from '../schema.ts';
import type { Check } from './check.ts';

type Asked = (choice: MitigationChoice, config: AuditConfig) => Omit<Problem, 'path'> | undefined;

/** Only a model that is trained here can be made fairer. */
const trainsAModel: Asked = (_, { predictions }) =>
  predictions && {
    what: 'predictions are audited as they are',
    remedy: 'Leave it out, or name a "dataset" and a "model" to train on it.',
  };

const groupsAreProtected: Asked = ({ by }, { dataset }) => {
  const stranger = by.find((name) => !dataset?.protected.includes(name));
  return stranger === undefined
    ? undefined
    : {
        what: `its groups are by ${quoted(stranger)}, which is no protected attribute`,
        remedy: `Add it to dataset.protected, or take ${dataset?.protected.map(quoted).join(', ')}.`,
      };
};

/** Blocks that are trained would learn again what was taken from what they read. */
const repairsVectors: Asked = ({ id }, { model }) =>
  (mitigations.get(id) as Mitigation).features && model?.train.unfreeze !== 0
    ? {
        what: `"${id}" repairs what a frozen backbone gives, and this one is trained`,
        remedy: 'Set model.train.unfreeze to 0.',
      }
    : undefined;

const hasValidationRows: Asked = ({ id }, { dataset }) =>
  mitigations.get(id).needs.validation > 0 &&
  dataset?.split.validation === 0 &&
  !dataset.files.some(({ split }) => split === 'validation')
    ? {
        what: `"${id}" learns from validation rows, and there are none`,
        remedy: 'Raise dataset.split.validation, or give a file whose split is "validation".',
      }
    : undefined;

const isAllowed: Asked = ({ id }, { policy }) => {
  const [forbidden] = brokenBans(mitigations.get(id).posture, policy?.forbid);
  return (
    forbidden && {
      what: `"${id}" is not allowed: the policy forbids ${forbidden}`,
      remedy: 'Take another strategy; `fairgate list mitigations` tells what each of them uses.',
    }
  );
};

const ASKED: readonly Asked[] = [
  trainsAModel,
  groupsAreProtected,
  repairsVectors,
  hasValidationRows,
  isAllowed,
];

/** What stands against an audit's strategy. */
export const mitigationFits: Check = (config) => problemOf(config, '/mitigation', ASKED);

/** The same of every strategy that an audit is to be compared with; what is forbidden may be looked at, but not taken. */
export const comparedMitigationsFit: Check = (config) => {
  for (const [index, mitigation] of (config.compare?.mitigations ?? []).entries()) {
    const asked = ASKED.filter((one) => one !== isAllowed);
    const problem = problemOf({ ...config, mitigation }, `/compare/mitigations/${index}`, asked);
    if (problem) return problem;
  }
  return undefined;
};

function problemOf(config: AuditConfig, path: string, asked: readonly Asked[]): Problem | undefined {
  const choice = mitigationChoice(config);
  if (!choice) return undefined;
  for (const ask of asked) {
    const problem = ask(choice, config);
    if (problem) return { ...problem, path };
  }
  return undefined;
}
