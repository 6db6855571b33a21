import { describe, expect, it } from 'vitest';
import { labelPlaces } from '../../../src/report/charts/label-places.ts';

const cross = (x: number, y: number, reach = 30) => ({
  x,
  y,
  left: x - reach,
  right: x + reach,
  top: y - reach,
  bottom: y + reach,
});

describe('places of letters', () => {
  it('is the upper right corner where nothing is in the way', () => {
    expect(labelPlaces([cross(100, 100)])).toEqual([{ x: 110, y: 90 }]);
  });

  it('keeps letters apart from each other and from all points', () => {
    const crosses = [cross(100, 100), cross(104, 97), cross(100, 103), cross(108, 104), cross(96, 98)];
    const places = labelPlaces(crosses);
    for (const [index, place] of places.entries()) {
      const others = [...crosses, ...places.filter((_, other) => other !== index)];
      for (const other of others) expect(Math.hypot(place.x - other.x, place.y - other.y)).toBeGreaterThan(7);
    }
  });

  it('has a place for each, even where all are at one point', () => {
    const crosses = Array.from({ length: 12 }, () => cross(50, 50));
    expect(new Set(labelPlaces(crosses).map(({ x, y }) => `${x} ${y}`)).size).toBe(12);
  });
});
