export { compareFormats } from './compare-formats/index.ts';
export type { Format } from './format.ts';
export { formats } from './formats/index.ts';
export { sections } from './sections/index.ts';
