import { describe, expect, test } from 'vitest';
import { corpus } from '../../../../fixtures/generators/corpus.ts';
import { gpt2 } from '../../../../src/model/architectures/gpt2.ts';
import { type Checkpoint, loadCheckpoint } from '../../../../src/model/checkpoints/checkpoint.ts';
import { checkpointFiles } from '../../../../src/model/checkpoints/files.ts';
import { loadLanguageHead } from '../../../../src/model/checkpoints/language-head.ts';
import { type Adapting, adapt, adaptedCodec } from '../../../../src/model/training/adapt.ts';
import { initialWeights } from '../../../../src/model/training/initial-weights.ts';
import { type PreTraining, preTrain } from '../../../../src/model/training/pre-train.ts';
import { wholeOf } from '../../../../src/pipeline/bytes.ts';
import type { Scratch } from '../../../../src/pipeline/stage.ts';
import { random } from '../../../../src/stats/random.ts';
import { context, tinyBert } from './tiny.ts';

const files = await checkpointFiles('fixtures/checkpoints/resume-bert');
const checkpoint: Checkpoint = await loadCheckpoint(files);
const given: Adapting = {
  checkpoint,
  documents: [...corpus({ documents: 300, seed: 99 })],
  maxTokens: 48,
  options: { steps: 25, batch: 8, rate: 5e-4 },
  seed: 3,
};

describe('adapting a backbone', () => {
  test('lowers the loss on texts of the domain that it was not shown, and gives the same bytes again', async () => {
    const adapted = await adapt(given, context);
    expect(adapted).toMatchObject({ asked: 'hidden from it', documents: 300, steps: 25 });
    expect(adapted.before.tokens).toBe(adapted.after.tokens);
    expect(adapted.after.loss).toBeLessThan(0.95 * adapted.before.loss);
    expect([...adapted.weights.keys()]).toEqual([...checkpoint.weights.keys()]);
    const bytes = adaptedCodec.encode(adapted);
    expect(adaptedCodec.decode(bytes)).toEqual(adapted);
    expect(adaptedCodec.encode(await adapt(given, context))).toEqual(bytes);
  });

  test('needs fifty documents in which something can be hidden', async () => {
    const place = { file: 'texts.txt' };
    const few = (documents: readonly string[]) => adapt({ ...given, documents, place }, context);
    await expect(few([])).rejects.toThrow(
      'texts.txt: there is no document to adapt the backbone to. Give 50 at least, one a line.',
    );
    const blank = Array.from({ length: 60 }, () => '\u200b');
    await expect(few([...given.documents.slice(0, 49), ...blank])).rejects.toThrow('there are 49 documents');
  });

  test('needs a token to hide others with', async () => {
    const tokenizer = { ...checkpoint.tokenizer, mask: undefined };
    await expect(adapt({ ...given, checkpoint: { ...checkpoint, tokenizer } }, context)).rejects.toThrow(
      'no token to hide others with',
    );
  });

  test('uses the head that a checkpoint was published with', async () => {
    expect(await loadLanguageHead(files, checkpoint.backbone)).toBeUndefined();
    const published = await checkpointFiles('fixtures/reference/gpt2');
    const { backbone } = await loadCheckpoint(published);
    expect(await loadLanguageHead(published, backbone)).toEqual(new Map());
  });
});

/** Every word comes twice: of two tokens, the second can be told from the first. */
function language(rows: number): Int32Array[] {
  const source = random(3, 'language');
  return Array.from({ length: rows }, () => {
    const words = Array.from({ length: 3 }, () => 4 + source.below(20));
    return Int32Array.from(words.flatMap((word) => [word, word]));
  });
}

function tinyGpt(): Pick<PreTraining, 'backbone' | 'weights'> {
  const backbone = gpt2.read(
    { n_embd: 16, n_layer: 1, n_head: 2, n_positions: 16, vocab_size: 24 },
    'config.json',
  );
  return { backbone, weights: initialWeights(backbone.weights, 0.1, random(2, 'gpt')) };
}

const special = { special: [0, 1, 2, 3], mask: undefined, vocabulary: 24 };
const options = { steps: 300, batch: 16, rate: 0.01, warmUp: 0.1, weightDecay: 0.01, seed: 4 };

describe('guessing the next token', () => {
  test('is learnt as far as the language allows without seeing what comes after', async () => {
    const { before, heldOut, head } = await preTrain(
      { ...tinyGpt(), sequences: language(400), special, options },
      context,
    );
    expect(head.size).toBe(0);
    expect(before.loss).toBeGreaterThan(1.5 * heldOut.loss);
    expect(heldOut.tokens).toBe(20 * 5);
    expect(heldOut.accuracy).toBeGreaterThan(0.55);
    // 3 of 5 next tokens are certain; the others are one of 20 words.
    expect(heldOut.loss).toBeLessThan(1.2 * ((2 / 5) * Math.log(20)));
    expect(heldOut.loss).toBeGreaterThan(0.9 * ((2 / 5) * Math.log(20)));
  });
});

describe('pre-training that was stopped', () => {
  test('goes on to the same bytes, from the head that was fitted first', async () => {
    const { backbone, weights } = tinyBert();
    const task: PreTraining = {
      backbone,
      weights,
      sequences: language(60).map((words) => Int32Array.from([1, ...words, 2])),
      special: { ...special, mask: 3 },
      options: { ...options, steps: 25, headSteps: 5, headRate: 0.02 },
    };
    const whole = await preTrain(task, context);
    const stop = new AbortController();
    let kept: Uint8Array | undefined;
    const scratch: Scratch = {
      recall: async () => kept,
      keep: async (bytes) => {
        kept = wholeOf(bytes).slice();
      },
    };
    const steps: number[] = [];
    const progress = ({ done }: { readonly done: number }) => {
      steps.push(done);
      if (done === 5 + 23) stop.abort();
    };
    await expect(preTrain(task, { ...context, signal: stop.signal, scratch, progress })).rejects.toThrow(
      'abort',
    );
    steps.length = 0;
    expect(await preTrain(task, { ...context, scratch, progress })).toEqual(whole);
    expect(steps).toEqual([26, 27, 28, 29, 30]);
  });
});
