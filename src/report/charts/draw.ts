import type { TopLevelSpec } from 'vega-lite';
import type { Element } from '../markup/element.ts';
import { svgElement } from './svg.ts';

/** Draws one specification; the same specification gives the same drawing. */
type Draw = (spec: TopLevelSpec) => Promise<Element>;

/** Vega is loaded when the first drawing is wanted, so that formats without drawings start at once. */
export async function vegaDraw(): Promise<Draw> {
  const [{ compile }, vega] = await Promise.all([import('vega-lite'), import('vega')]);
  const logger = vega.logger(vega.None);
  return async (spec) => {
    const runtime = vega.parse(compile(spec, { logger }).spec);
    const view = new vega.View(runtime, { renderer: 'none', logger });
    try {
      return svgElement(await view.toSVG());
    } finally {
      view.finalize();
    }
  };
}
