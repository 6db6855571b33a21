import { isAbsolute, join, normalize, relative } from 'node:path';
import { InvalidInput } from '../../errors.ts';
import { hubOf } from '../../model/hubs/index.ts';
import type { ModelConfig } from '../schema.ts';
import type { Axis } from './axis.ts';

/** The pre-trained model that reads the rows. */
export const backbones: Axis<'backbones'> = {
  id: 'backbones',
  title: 'Backbones',
  why: 'Backbones to compare the audit’s own with: folders, or hf:OWNER/NAME, separated by commas',
  listed: false,
  written: (name, { given, audit }) =>
    hubOf(name) || isAbsolute(name) ? name : relative(audit, join(given, name)),
  variants({ model }, names, place) {
    if (!model || !('backbone' in model)) {
      throw new InvalidInput(
        'an audit without a backbone has none to vary',
        { ...place, path: '/model' },
        'Compare backbones where texts or images are read.',
      );
    }
    const own = spelled(model.backbone);
    const all = [...new Set([own, ...names.map(spelled)])];
    if (all.length < 2) {
      throw new InvalidInput(
        'the audit’s own backbone has nothing to be compared with',
        place,
        `Name a backbone besides ${own}.`,
      );
    }
    const titles = all.map(lastPart);
    return all.map((id, index) => {
      const title = titles[index] as string;
      const alone = titles.filter((other) => other === title).length === 1;
      return {
        id,
        title: alone ? title : id,
        differs: id === own ? 'The audit as written.' : `Its backbone is ${id}.`,
        own: id === own,
        change: (config) => (id === own ? config : { ...config, model: withBackbone(model, id) }),
      };
    });
  },
};

/**
 * What one backbone brings against random weights is not asked of the others: it would take many times as long. The
 * output that is named of one means nothing to the others.
 */
function withBackbone(model: Extract<ModelConfig, { backbone: string }>, backbone: string): ModelConfig {
  const { output: _, ...rest } = model;
  const { evidence: __, ...train } = model.train;
  return { ...rest, backbone, train };
}

/** A name as it can be told from others. */
function spelled(name: string): string {
  return hubOf(name) ? name : normalize(name).replace(/(?<=.)\/+$/, '');
}

const lastPart = (name: string): string => name.split('/').at(-1) as string;
