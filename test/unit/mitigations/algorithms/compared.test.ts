import { expect, test } from 'vitest';
import { compared } from '../../../../src/mitigations/algorithms/compared.ts';

const rows = {
  label: Uint8Array.of(0, 1, 0, 1),
  groups: { codes: Int32Array.of(0, 0, 2, 2), names: ['a', 'b', 'c'] },
};

test.each([
  ['demographic-parity', [0, 0, 2, 2], 1],
  ['equal-opportunity', [-1, 0, -1, 2], 1],
  ['predictive-equality', [0, -1, 2, -1], 1],
  ['equalised-odds', [0, 3, 2, 5], 2],
] as const)('%s compares people with people of the same kind', (parity, codes, strata) => {
  expect(compared(rows, parity)).toEqual({ codes: Int32Array.from(codes), groups: 3, strata });
});
