import { registry } from '../../registry.ts';
import type { Format } from '../format.ts';
import { codeQuality } from './code-quality.ts';
import { csv } from './csv.ts';
import { cyclonedx } from './cyclonedx.ts';
import { github } from './github.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import { modelCard } from './model-card.ts';
import { openMetrics } from './open-metrics.ts';
import { sarif } from './sarif.ts';

/** Every file that a result can be told as. */
export const formats = registry<Format>('report format', [
  html,
  json,
  junit,
  markdown,
  sarif,
  codeQuality,
  openMetrics,
  github,
  cyclonedx,
  csv,
  modelCard,
]);
