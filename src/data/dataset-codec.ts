import { ColumnTable } from 'arquero';
import { pack, unpack } from '../pipeline/packed.ts';
import type { Codec } from '../pipeline/stage.ts';
import type { Dataset } from './dataset.ts';
import { attributeHead, codesOf, given, type RowsHead, unpackAttributes } from './packed-attributes.ts';
import {
  type ColumnHead,
  packColumn,
  type TableColumn,
  tableColumn,
  unpackColumn,
} from './packed-columns.ts';
import { type SamplingHead, samplingArrays, samplingHead, unpackSampling } from './packed-sampling.ts';

interface DatasetHead extends RowsHead, SamplingHead {
  readonly columns: readonly ColumnHead[];
}

export const datasetCodec: Codec<Dataset> = {
  encode({ rows, table, label, split, weight, attributes, notices, ...sampling }) {
    const columns = table
      .columnNames()
      .map((name, index) => packColumn(`column/${index}`, name, tableColumn(table, name)));
    const head: DatasetHead = {
      rows,
      attributes: attributes.map(attributeHead),
      notices,
      columns: columns.map((column) => column.head),
      ...samplingHead(sampling),
    };
    return pack(head, {
      label,
      split,
      ...given({ weight }),
      ...codesOf(attributes),
      ...samplingArrays(sampling),
      ...Object.assign({}, ...columns.map((column) => column.arrays)),
    });
  },
  decode(bytes) {
    const packed = unpack(bytes);
    const { rows, attributes, notices, columns, ...sampling } = packed.json as DatasetHead;
    const entries = columns.map((head, index): [string, TableColumn] => [
      head.name,
      unpackColumn(`column/${index}`, head, packed),
    ]);
    return {
      rows,
      table: new ColumnTable(Object.fromEntries(entries)),
      label: packed.arrays.get('label') as Uint8Array,
      split: packed.arrays.get('split') as Uint8Array,
      weight: packed.arrays.get('weight') as Float64Array | undefined,
      attributes: unpackAttributes(attributes, packed),
      ...unpackSampling(sampling, packed),
      notices,
    };
  },
};
