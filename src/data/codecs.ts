export { datasetCodec } from './dataset-codec.ts';
export { predictionsCodec } from './predictions-codec.ts';
