import { type Options, SingleBar } from 'cli-progress';
import type { Progress } from '../pipeline/progress.ts';
import type { Terminal } from './terminal.ts';

/** Shows how far each stage is: one bar at a time on a terminal, plain lines (at most one per stage every 5 s) elsewhere. */
export interface ProgressView {
  progress(title: string, event: Progress): void;
  settled(title: string, how: 'made' | 'stored'): void;
  /** Clears what is being drawn, so that a message can be printed. */
  stop(): void;
}

const LINE_EVERY_MS = 5000;
const BAR_AFTER_MS = 300;

interface Begun {
  readonly at: number;
  last: Progress;
  shown: number;
}

export const silent: ProgressView = { progress() {}, settled() {}, stop() {} };

export function progressView(terminal: Terminal, now = () => performance.now()): ProgressView {
  const begun = new Map<string, Begun>();
  let bar: { readonly title: string; readonly view: SingleBar } | undefined;
  let previous = now();

  const stop = () => {
    bar?.view.stop();
    bar = undefined;
  };

  const draw = (title: string, event: Progress, start: number) => {
    const total = event.total ?? Math.max(1, event.done);
    const payload = { title, unit: event.unit, speed: speed(event, now() - start) };
    if (bar?.title !== title) {
      stop();
      bar = { title, view: new SingleBar(BAR) };
      bar.view.start(total, event.done, payload);
    }
    bar.view.setTotal(total);
    bar.view.update(event.done, payload);
  };

  return {
    progress(title, event) {
      const entry = begun.get(title) ?? { at: now(), last: event, shown: now() };
      entry.last = event;
      begun.set(title, entry);
      if (terminal.interactive) {
        if (now() - entry.at > BAR_AFTER_MS) draw(title, event, entry.at);
      } else if (now() - entry.shown > LINE_EVERY_MS) {
        entry.shown = now();
        terminal.err(`  ${title}: ${amount(event)}, ${speed(event, now() - entry.at)}`);
      }
    },
    settled(title, how) {
      stop();
      const entry = begun.get(title);
      const took = now() - previous;
      previous = now();
      const work = entry ? [amount(entry.last), speed(entry.last, now() - entry.at)] : [];
      const details = how === 'stored' ? ['in the store'] : [`${(took / 1000).toFixed(1)} s`, ...work];
      terminal.err(`${how === 'stored' ? '·' : '✓'} ${title.padEnd(14)} ${details.join(' · ')}`);
    },
    stop,
  };
}

const BAR: Options = {
  format: '  {title} {bar} {percentage} % · {value}/{total} {unit} · {speed}',
  barCompleteChar: '█',
  barIncompleteChar: '░',
  barsize: 24,
  clearOnComplete: true,
  hideCursor: true,
};

function amount({ done, total, unit }: Progress): string {
  return total === undefined || total === done
    ? `${count(done)} ${unit}`
    : `${count(done)} of ${count(total)} ${unit}`;
}

function speed({ done, unit }: Progress, milliseconds: number): string {
  return `${count(Math.round(done / Math.max(0.001, milliseconds / 1000)))} ${unit}/s`;
}

const count = (value: number) => value.toLocaleString('en-US');
