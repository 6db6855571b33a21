import { cubeCodec } from '../slices/codec.ts';
import type { CountSource } from '../slices/counting/counter.ts';
import { counters } from '../slices/counting/index.ts';
import type { CountRequest } from '../slices/counting/request.ts';
import { toCube } from '../slices/counting/to-cube.ts';
import { UNIFORM_BINS } from '../slices/scales/share.ts';
import type { AuditStage } from './artefacts.ts';

interface Options {
  readonly counter: string;
  readonly digest: string;
  readonly format: CountSource['format'];
  readonly request: CountRequest;
  readonly stratum: string | undefined;
}

/** Enters late: predictions that are counted where they lie, so that only cells come into memory. */
export const countCellsStage: AuditStage<'cube', never, Options> = {
  makes: 'cube',
  needs: [],
  version: 1,
  seeded: false,
  title: 'Slice cube',
  codec: cubeCodec,
  options({ config: { predictions, threshold }, inputs }) {
    if (!predictions || inputs.predictions === undefined || inputs.counter === undefined)
      throw new Error('an audit whose predictions are not counted');
    const { label, score, decision, weight, stratum, format } = predictions;
    const attributes = [...predictions.protected, ...(stratum === undefined ? [] : [stratum])];
    return {
      counter: inputs.counter,
      digest: inputs.predictions,
      format,
      request: { attributes, label, score, decision, threshold, weight, bins: UNIFORM_BINS },
      stratum,
    };
  },
  async run(_, { counter, digest, format, request, stratum }, { file, progress }) {
    const path = file(digest);
    const table = await counters.get(counter).count({ file: path, format }, request);
    const rows = table.rows.reduce((sum, count) => sum + Number(count), 0);
    progress({ done: rows, total: undefined, unit: 'rows' });
    return toCube(table, stratum, { file: path });
  },
};
