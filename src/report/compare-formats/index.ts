import { registry } from '../../registry.ts';
import type { CompareResult } from '../../result/index.ts';
import type { Format } from '../format.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { markdown } from './markdown.ts';

/** Every file that a comparison can be told as. */
export const compareFormats = registry<Format<CompareResult>>('comparison format', [html, json, markdown]);
