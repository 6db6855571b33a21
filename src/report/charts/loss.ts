import type { TopLevelSpec } from 'vega-lite';
import type { ModelCard } from '../../result/index.ts';
import { colour, config, type Layer, SMALL } from './theme.ts';

/** Training and validation loss by epoch, with the epoch that was kept. */
function draw({ curve, bestEpoch }: ModelCard, width: number, height: number): TopLevelSpec {
  const last = Math.max(2, ...curve.map(({ epoch }) => epoch));
  const x = {
    field: 'epoch',
    type: 'quantitative' as const,
    scale: { domain: [1, last], nice: false },
    axis: { grid: false, tickMinStep: 1, tickCount: Math.min(last, 8), format: 'd' },
  };
  const line = (field: string, stroke: string, strokeDash: number[]): Layer => ({
    transform: [{ filter: `isValid(datum.${field})` }],
    mark: { type: 'line', stroke, strokeWidth: 2, strokeDash, strokeCap: 'round' },
    encoding: { x, y: { field, type: 'quantitative', scale: { zero: false }, axis: { tickCount: 5 } } },
  });
  const kept = { values: bestEpoch < 1 ? [] : [{ epoch: bestEpoch, words: 'kept' }] };
  return {
    width,
    height,
    autosize: 'none',
    padding: { left: 48, right: 20, top: 22, bottom: 30 },
    config,
    data: { values: curve.map((point) => ({ ...point })) },
    layer: [
      {
        data: kept,
        mark: { type: 'rule', color: colour.ink, strokeDash: [2, 3], strokeWidth: 1.5 },
        encoding: { x, y: { value: -4 }, y2: { value: height } },
      },
      {
        data: kept,
        mark: { type: 'text', fontSize: SMALL, fontWeight: 600 },
        encoding: { x, y: { value: -13 }, text: { field: 'words' } },
      },
      line('loss', colour.accent, []),
      line('validationLoss', colour.ink, [6, 4]),
    ],
  };
}

export const lossSpecs = (model: ModelCard) => ({
  wide: draw(model, 882, 220),
  narrow: draw(model, 272, 180),
});
