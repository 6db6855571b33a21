export * from './document.ts';
export * from './estimate.ts';
export * from './evidence.ts';
export * from './exploration.ts';
export * from './measure.ts';
export * from './slice.ts';
export * from './terms.ts';
export * from './verdict.ts';
