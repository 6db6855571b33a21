import { registry } from '../../registry.ts';
import { bert } from './bert.ts';
import { distilbert } from './distilbert.ts';
import { gpt2 } from './gpt2.ts';
import { inception } from './inception.ts';
import { resnet } from './resnet.ts';
import { roberta } from './roberta.ts';

/** Families of backbones that read texts, by the `model_type` of their `config.json`. */
export const architectures = registry('architecture', [bert, distilbert, roberta, gpt2]);

/** Families of backbones that read images, by `model_type` too; timm names its models otherwise. */
export const imageArchitectures = registry('image architecture', [resnet, inception]);
