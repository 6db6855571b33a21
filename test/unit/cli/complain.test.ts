import { expect, test } from 'vitest';
import { complain } from '../../../src/cli/complain.ts';
import { InvalidInput } from '../../../src/errors.ts';

function told(error: unknown, env: NodeJS.ProcessEnv = {}): { code: number; text: string } {
  const said: string[] = [];
  const code = complain(error, { err: (text) => void said.push(text) }, env);
  return { code, text: said.join('\n') };
}

test('what the user can mend is one message without a stack, with nothing that moves the cursor', () => {
  const error = new InvalidInput(
    'the label is "\u001b[2J"',
    { file: 'p.csv', row: 7, column: 'y' },
    'Give 0 or 1.',
  );
  expect(told(error, { FAIRGATE_DEBUG: '1' })).toEqual({
    code: 2,
    text: 'fairgate: p.csv, row 7, column "y": the label is "\ufffd[2J". Give 0 or 1.',
  });
});

test('a fault tells its causes, and its stacks to those who ask', () => {
  const error = new Error('stage "model" broke', { cause: new RangeError('out of memory') });
  expect(told(error).code).toBe(70);
  expect(told(error).text).toContain('internal fault: stage "model" broke: out of memory');
  expect(told(error).text).not.toMatch(/^ +at /m);
  expect(told(error, { FAIRGATE_DEBUG: '1' }).text).toMatch(/RangeError: out of memory\n +at /);
});

test('what is thrown and is no error is told as well', () => {
  expect(told('no error at all').text).toContain('no error at all');
});
