import { createColors } from 'picocolors';
import { expect, test } from 'vitest';
import { progressView } from '../../../src/cli/progress.ts';

/** A clock that tests turn, and what was said on stderr. */
function watched() {
  const said: string[] = [];
  const clock = { at: 0 };
  const terminal = {
    out() {},
    err: (text: string) => void said.push(text),
    interactive: false,
    colors: createColors(false),
  };
  return { said, clock, view: progressView(terminal, () => clock.at) };
}

test('off a terminal a long stage says a plain line now and then, and one when it is done', () => {
  const { said, clock, view } = watched();
  for (clock.at = 0; clock.at <= 12_000; clock.at += 1000) {
    view.progress('Features', { done: clock.at / 10, total: 1200, unit: 'texts' });
  }
  view.settled('Features', 'made');
  expect(said).toEqual([
    '  Features: 600 of 1,200 texts, 100 texts/s',
    '  Features: 1,200 texts, 100 texts/s',
    '✓ Features       13.0 s · 1,200 texts · 92 texts/s',
  ]);
});

test('a stage that was in the store says so', () => {
  const { said, view } = watched();
  view.settled('Model', 'stored');
  expect(said).toEqual(['· Model          in the store']);
});
