import type { TopLevelSpec } from 'vega-lite';
import type { Arm, LearningPoint } from '../../result/index.ts';
import { colour, config, type Layer, SMALL } from './theme.ts';

/** How an arm is drawn: told apart by dash and fill as well as by colour. */
const looks: Readonly<Record<Arm, { words: string; stroke: string; fill: string; dash: number[] }>> = {
  pretrained: { words: 'pre-trained', stroke: colour.accent, fill: colour.accent, dash: [] },
  random: { words: 'random', stroke: colour.ink, fill: colour.panel, dash: [6, 4] },
};

/** The AUC of both arms with its intervals by the number of labelled rows, on a scale of doublings. */
function draw(points: readonly LearningPoint[], width: number, height: number): TopLevelSpec {
  const amounts = points.map(({ rows }) => rows);
  const x = {
    field: 'rows',
    type: 'quantitative' as const,
    scale: { type: 'log' as const, domain: [Math.min(...amounts), Math.max(...amounts)], nice: false },
    axis: { grid: false, values: amounts, format: ',d', labelOverlap: 'greedy' as const },
  };
  const y = (field: string) => ({
    field,
    type: 'quantitative' as const,
    scale: { zero: false },
    axis: { tickCount: 5 },
  });
  const layers = (arm: Arm): Layer[] => {
    const { words, stroke, fill, dash } = looks[arm];
    const values = points.flatMap(({ rows, auc: { [arm]: auc } }) =>
      auc.known ? [{ rows, value: auc.value, low: auc.low, high: auc.high }] : [],
    );
    return [
      {
        data: { values },
        mark: { type: 'rule', stroke, strokeWidth: 1.5 },
        encoding: { x, y: y('low'), y2: { field: 'high' } },
      },
      {
        data: { values },
        mark: { type: 'line', stroke, strokeWidth: 2, strokeDash: dash, strokeCap: 'round' },
        encoding: { x, y: y('value') },
      },
      {
        data: { values },
        mark: { type: 'point', shape: 'circle', fill, stroke, size: 50, opacity: 1, strokeWidth: 2 },
        encoding: { x, y: y('value') },
      },
      {
        data: { values: values.slice(-1) },
        mark: { type: 'text', align: 'left', dx: 10, fontSize: SMALL, fontWeight: 600, text: words },
        encoding: { x, y: y('value') },
      },
    ];
  };
  return {
    width,
    height,
    autosize: 'none',
    padding: { left: 48, right: 90, top: 12, bottom: 30 },
    config,
    layer: [...layers('random'), ...layers('pretrained')],
  };
}

export const learningSpecs = (points: readonly LearningPoint[]) => ({
  wide: draw(points, 812, 240),
  narrow: draw(points, 202, 200),
});
