import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fineTune } from '../../../../src/model/training/fine-tune.ts';
import { trainedModelCodec } from '../../../../src/model/training/trained-model.ts';
import { wholeOf } from '../../../../src/pipeline/bytes.ts';
import { scratchOf } from '../../../../src/pipeline/scratch.ts';
import { folderStore } from '../../../../src/pipeline/store/store.ts';
import { context, rowIds, tinyBert, tokenRows } from './tiny.ts';

/** A process of its own, to be killed: trains, says each step, and leaves the model in the folder that it is given. */
const folder = process.argv[2] as string;
const { features, label } = tokenRows(64);
const task = {
  features,
  label,
  train: rowIds(0, 48),
  validation: rowIds(48, 64),
  trunk: { ...tinyBert(), from: 0 },
  options: {
    unfreeze: 'all',
    epochs: 30,
    batch: 8,
    rate: 3e-3,
    warmUp: 0.1,
    layerDecay: 0.9,
    hidden: [4],
    weightDecay: 0.01,
    clip: 1,
    classWeights: 'balanced',
    earlyStopping: 60,
  },
  seed: 3,
} as const;
const model = await fineTune(task, {
  ...context,
  progress: ({ done }) => process.stdout.write(`step ${done}\n`),
  scratch: scratchOf(folderStore(folder), 'model'),
});
await writeFile(join(folder, 'model'), wholeOf(trainedModelCodec.encode(model)));
