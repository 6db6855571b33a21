import { registry } from '../../registry.ts';
import type { ForeignFormat } from './foreign-model.ts';
import { onnx } from './onnx.ts';
import { savedModel } from './saved-model.ts';
import { tfjsGraph } from './tfjs-graph.ts';
import { tfjsLayers } from './tfjs-layers.ts';

/** Formats of models that are run as they are; the first that knows a folder's files takes it. */
export const foreignFormats = registry<ForeignFormat>('format', [onnx, tfjsGraph, tfjsLayers, savedModel]);
