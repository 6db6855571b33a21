/** So many halvings leave no double between two of ordinary size. */
const MOST_HALVINGS = 100;

/**
 * Where a condition that holds from `inside` on ceases to hold on the way to `outside`, to the last digit: the last
 * number at which it still holds.
 */
export function crossing(inside: number, outside: number, holds: (x: number) => boolean): number {
  let within = inside;
  let beyond = outside;
  for (let step = 0; step < MOST_HALVINGS; step++) {
    const middle = (within + beyond) / 2;
    if (middle === within || middle === beyond) break;
    if (holds(middle)) within = middle;
    else beyond = middle;
  }
  return within;
}
