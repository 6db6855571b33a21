export type { Block, Inline, Text } from './block.ts';
export type { Format } from './format.ts';
export { formats } from './formats/index.ts';
export type { ReportSection } from './section.ts';
export { sections } from './sections/index.ts';
